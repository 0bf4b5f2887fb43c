import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { AppName } from '@ocs/contracts/services'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of the PostgreSQL server of this test run. */
    postgresAdminUrl: string
    /** The password of the roles `ocs_<app>` on that server. */
    postgresRolePassword: string
    /** Why there is no template database, by application whose migrations failed. */
    postgresTemplateFailures: Record<string, string>
  }
}

/** A database of one's own, with the application's migrations applied; disposing drops it and cuts what is still connected. */
export type TestDatabase = AsyncDisposable & {
  /** Connects as the application's own role. */
  url: string
}

let admin: pg.Pool | undefined

function adminPool(): pg.Pool {
  admin ??= new pg.Pool({ connectionString: inject('postgresAdminUrl'), max: 3, allowExitOnIdle: true })
  return admin
}

/** PostgreSQL refuses to copy a template while another session looks at it; that passes at once. */
async function withRetries(sql: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await adminPool().query(sql)
      return
    } catch (error) {
      const busy = error instanceof pg.DatabaseError && error.code === '55006'
      if (!busy || attempt === 20) throw error
      await pause(25 * attempt)
    }
  }
}

/**
 * A fresh database for one test or one file, copied from the migrated template in some tens of milliseconds:
 *
 *     await using database = await createTestDatabase('tickets')
 *
 * Safe to call from many tests and processes at once.
 * @throws when the application's migrations fail, or it has no `prisma/<app>/schema.prisma`
 */
export async function createTestDatabase(app: AppName): Promise<TestDatabase> {
  const failure = inject('postgresTemplateFailures')[app]
  if (failure) throw new Error(`The migrations of ${app} fail: ${failure}`)
  const name = `test_${app}_${randomBytes(8).toString('hex')}`
  await withRetries(`CREATE DATABASE ${name} TEMPLATE template_${app} OWNER ocs_${app}`)
  await withRetries(`REVOKE CONNECT, TEMPORARY ON DATABASE ${name} FROM PUBLIC`)
  const url = new URL(inject('postgresAdminUrl'))
  url.username = `ocs_${app}`
  url.password = inject('postgresRolePassword')
  url.pathname = `/${name}`
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => withRetries(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
