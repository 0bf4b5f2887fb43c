import { randomBytes } from 'node:crypto'
import type { AppName } from '@ocs/contracts/services'
import { migrate } from '@ocs/service-kit/migrations'
import '@ocs/service-kit/testing/database'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { appsWithSchema, schemaDir } from '../apps.ts'
import { generate } from '../generate.ts'
import type { Postgres } from '../postgres.ts'
import { sentence } from '../trouble.ts'
import { startScratchPostgres } from './scratch-postgres.ts'

/** Makes `template_<app>`, migrated and owned by the application's role, for `createTestDatabase` to copy. */
async function makeTemplate(admin: pg.Pool, app: AppName, adminUrl: string, password: string): Promise<void> {
  const url = new URL(adminUrl)
  url.username = `ocs_${app}`
  url.password = password
  url.pathname = `/template_${app}`
  await admin.query(`CREATE ROLE ocs_${app} LOGIN PASSWORD '${password}'`)
  await admin.query(`CREATE DATABASE template_${app} OWNER ocs_${app}`)
  await migrate({ databaseUrl: url.href, schemaDir: schemaDir(app) })
  await admin.query(`ALTER DATABASE template_${app} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`)
}

/** Makes the templates; one that fails must not hide the tests of the other applications, so its reason is told to its own. */
async function makeTemplates(server: Postgres, password: string): Promise<Record<string, string>> {
  const admin = new pg.Pool({ connectionString: server.adminUrl })
  const reasons = await Promise.all(
    appsWithSchema().map(app =>
      makeTemplate(admin, app, server.adminUrl, password).then(
        () => [],
        error => [[app, sentence(error)]],
      ),
    ),
  )
  await admin.end()
  return Object.fromEntries(reasons.flat())
}

/** Vitest's global setup: generated clients, one PostgreSQL server for the run, and a migrated template for each application. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server] = await Promise.all([
    startScratchPostgres(),
    generate().catch(error => console.error(sentence(error))),
  ])
  const password = randomBytes(16).toString('hex')
  project.provide('postgresAdminUrl', server.adminUrl)
  project.provide('postgresRolePassword', password)
  project.provide('postgresTemplateFailures', await makeTemplates(server, password))
  return server.stop
}
