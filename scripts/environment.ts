import { resolve } from 'node:path'
import type { AppName } from '@ocs/contracts/services'
import type { Ports } from './apps.ts'
import type { DatabaseUrls } from './databases.ts'
import type { Secrets } from './secrets.ts'
import { Trouble } from './trouble.ts'

/** What a program of the stack is told; by the name of the variable. */
export type Environment = Record<string, string>

/** The settings of one stack. */
export type Settings = {
  ports: Ports
  secrets: Secrets
  databases: DatabaseUrls
  production: boolean
  /** Secrets, data and logs of the stack; uploaded files lie in a folder of it. */
  dataDir: string
}

/** Where the browser finds the portal. */
export const portalUrl = (ports: Ports): string => `http://localhost:${ports.portal}`

const clientId = 'ocs-portal'

const serviceUrls = (ports: Ports): Environment => ({
  TICKETS_URL: `http://127.0.0.1:${ports.tickets}`,
  INVENTORY_URL: `http://127.0.0.1:${ports.inventory}`,
  REQUISITION_URL: `http://127.0.0.1:${ports.requisition}`,
  MANAGE_URL: `http://127.0.0.1:${ports.manage}`,
  PORTAL_URL: `http://127.0.0.1:${ports.portal}`,
})

const common = (production: boolean): Environment => ({
  NODE_ENV: production ? 'production' : 'development',
  OCS_DEMO: '1',
  HOST: '127.0.0.1',
  NEXT_TELEMETRY_DISABLED: '1',
})

function portalEnvironment({ ports, secrets, dataDir }: Settings): Environment {
  return {
    NEXTAUTH_URL: portalUrl(ports),
    NEXTAUTH_SECRET: secrets.nextAuthSecret,
    OCS_FILES_DIR: resolve(dataDir, 'files'),
    OIDC_ISSUER: `http://localhost:${ports.identity}`,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: secrets.identityClientSecret,
    OIDC_NAME: 'Demo district',
    OIDC_STAFF_DOMAINS: 'demo.ocs.example',
    OIDC_STUDENT_DOMAINS: 'students.demo.ocs.example',
    OCS_TOKEN_PRIVATE_KEY: secrets.tokenPrivateKey,
    OCS_DEMO_CLIENT_ID: secrets.demoClient.client_id,
    OCS_DEMO_CLIENT_SECRET: secrets.demoClient.client_secret,
  }
}

/** The environment of an application: its own database only, and the private key only for the portal. */
export function appEnvironment(app: AppName, settings: Settings): Environment {
  return {
    ...common(settings.production),
    ...serviceUrls(settings.ports),
    PORT: String(settings.ports[app]),
    [`${app.toUpperCase()}_DATABASE_URL`]: settings.databases[app],
    OCS_TOKEN_PUBLIC_KEY: settings.secrets.tokenPublicKey,
    ...((app === 'portal' || app === 'manage') && { OCS_MANAGE_CLIENT_SECRET: settings.secrets.manageClientSecret }),
    ...(app === 'portal' && portalEnvironment(settings)),
  }
}

/** The environment of the demo identity provider. */
export function identityEnvironment({ ports, secrets, production }: Settings): Environment {
  return {
    ...common(production),
    PORT: String(ports.identity),
    DEMO_IDENTITY_ISSUER: `http://localhost:${ports.identity}`,
    DEMO_IDENTITY_CLIENT_ID: clientId,
    DEMO_IDENTITY_CLIENT_SECRET: secrets.identityClientSecret,
    DEMO_IDENTITY_REDIRECT_URI: `${portalUrl(ports)}/api/auth/callback/oidc`,
  }
}

/** The environment of this process without what could reach a program of the stack by accident. */
export function inherited(): NodeJS.ProcessEnv {
  const ours = /_DATABASE_URL$|^(OIDC_|NEXTAUTH_|OCS_|DEMO_IDENTITY_|NODE_ENV$|NODE_OPTIONS$|PORT$|HOST$|npm_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv
}

/** @throws Trouble when this machine is set up for production, where demo people and demo secrets must not work */
export function refuseProduction(): void {
  if (process.env.NODE_ENV === 'production' && process.env.OCS_DEMO !== '1')
    throw new Trouble(
      'This starts the demo district, which must not run with NODE_ENV=production: unset NODE_ENV, or set OCS_DEMO=1 if a demo is what you want.',
    )
}

/** The administrator's URL of an existing server, if one is set; @throws Trouble when it is no PostgreSQL URL */
export function existingPostgres(): string | undefined {
  const value = process.env.OCS_POSTGRES_URL
  if (!value) return undefined
  if (!URL.canParse(value) || !/^postgres(ql)?:$/.test(new URL(value).protocol))
    throw new Trouble(
      'OCS_POSTGRES_URL is not a PostgreSQL address: write postgresql://user:password@host:5432/postgres, or unset it to use the embedded server.',
    )
  return value
}
