import { createPublicKey } from 'node:crypto'
import { isAbsolute } from 'node:path'
import { ports } from '@ocs/contracts/services'
import { readEnv } from '@ocs/service-kit/env'
import * as z from 'zod'

const optional = z
  .string()
  .trim()
  .transform(text => text || undefined)
  .optional()

const list = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(',')
      .map(part => part.trim().toLowerCase())
      .filter(Boolean),
  )

const url = (port: number) => z.url().default(`http://127.0.0.1:${port}`)

const Env = z.object({
  PORTAL_DATABASE_URL: z.string().startsWith('postgres'),
  TICKETS_URL: url(ports.tickets),
  INVENTORY_URL: url(ports.inventory),
  REQUISITION_URL: url(ports.requisition),
  MANAGE_URL: url(ports.manage),
  NEXTAUTH_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(32),
  // Where uploaded files lie. It has no default: what is written to a wrong folder is missing in the right one's backup.
  OCS_FILES_DIR: z.string().refine(isAbsolute, 'must be the whole path of a folder'),
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: optional,
  OIDC_SCOPE: z.string().default('openid email profile'),
  // One tenant, never "common": the tenant is why an address is believed without a proof.
  OIDC_ENTRA_TENANT_ID: optional.refine(tenant => !['common', 'organizations', 'consumers'].includes(tenant ?? '')),
  OIDC_ENTRA_CLIENT_ID: optional,
  OIDC_ENTRA_CLIENT_SECRET: optional,
  OIDC_GOOGLE_CLIENT_ID: optional,
  OIDC_GOOGLE_CLIENT_SECRET: optional,
  OIDC_STAFF_DOMAINS: list,
  OIDC_STUDENT_DOMAINS: list,
  OCS_TOKEN_PRIVATE_KEY: z.string().min(1),
  OCS_MANAGE_CLIENT_SECRET: optional,
  OCS_FIRST_ADMIN_EMAIL: optional.transform(email => email?.toLowerCase()),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
export type Env = z.infer<typeof Env>

let settings: Env | undefined

/** The portal's settings, read once. A wrong one ends the process with a plain sentence for each; nothing reads them at build time. */
export function env(): Env {
  settings ??= readEnv(Env)
  return settings
}

/** Whether the portal is reached over https, and cookies must be too. */
export function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith('https:')
}

/** The public half of the key that signs actor tokens, base64 SPKI DER: what the services are given. */
export function tokenPublicKey(): string {
  const key = Buffer.from(env().OCS_TOKEN_PRIVATE_KEY, 'base64').toString('base64')
  const pem = `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`
  return createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64')
}

/** Whether this is `next dev`, whose scripts need `eval`. */
export const isDevelopment = process.env.NODE_ENV === 'development'

/** What `src/seed.ts` needs: the database and, where the demo has one, its OAuth client. */
export function seedEnv() {
  return {
    databaseUrl: process.env.PORTAL_DATABASE_URL,
    isProduction: process.env.NODE_ENV === 'production',
    isDemo: process.env.OCS_DEMO === '1',
    demoClientId: process.env.OCS_DEMO_CLIENT_ID,
    demoClientSecret: process.env.OCS_DEMO_CLIENT_SECRET,
  }
}
