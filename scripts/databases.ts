import type { AppName } from '@ocs/contracts/services'
import pg from 'pg'
import { sentence, Trouble } from './trouble.ts'

/** Connection URLs by application. */
export type DatabaseUrls = Record<AppName, string>

const quote = pg.escapeIdentifier

async function ensureOne(admin: pg.Client, name: string, password: string): Promise<void> {
  const role = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  await admin.query(
    `${role.rowCount ? 'ALTER' : 'CREATE'} ROLE ${quote(name)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`,
  )
  const database = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (!database.rowCount) {
    // An administrator who is no superuser may give a database only to a role that it is a member of.
    await admin.query(`GRANT ${quote(name)} TO CURRENT_USER`)
    await admin.query(`CREATE DATABASE ${quote(name)} OWNER ${quote(name)}`)
  }
  await admin.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${quote(name)} FROM PUBLIC`)
}

/**
 * Makes the database `ocs_<app>` of each application that does not exist yet, owned by a login role of the same name that no
 * other database lets in, and sets the role's password.
 * @throws Trouble when the server cannot be reached or refuses
 */
export async function ensureDatabases(
  adminUrl: string,
  apps: readonly AppName[],
  passwords: Record<AppName, string>,
): Promise<DatabaseUrls> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  admin.on('error', () => undefined)
  try {
    await admin.connect()
    for (const app of apps) await ensureOne(admin, `ocs_${app}`, passwords[app])
  } catch (error) {
    const { host } = new URL(adminUrl)
    throw new Trouble(
      `The PostgreSQL server at ${host} cannot be used (${sentence(error).split('\n')[0]}): check that it runs and that OCS_POSTGRES_URL names an administrator.`,
    )
  } finally {
    await admin.end().catch(() => undefined)
  }
  return Object.fromEntries(apps.map(app => [app, databaseUrl(adminUrl, app, passwords[app])])) as DatabaseUrls
}

/** The URL with which an application's own role reaches its own database. */
export function databaseUrl(adminUrl: string, app: AppName, password: string): string {
  const url = new URL(adminUrl)
  url.username = `ocs_${app}`
  url.password = password
  url.pathname = `/ocs_${app}`
  return url.href
}
