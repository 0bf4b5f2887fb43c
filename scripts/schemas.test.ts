import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrationNames } from '@ocs/service-kit/migrations'
import { schemaDrift } from '@ocs/service-kit/schema-drift'
import '@ocs/service-kit/testing/database'
import { describe, expect, inject, test } from 'vitest'
import { appsWithSchema, schemaDir } from './apps.ts'

describe.each(appsWithSchema())('%s', app => {
  test('its migrations make what its schema says: otherwise run "npm run db:migration"', async () => {
    expect(await schemaDrift(inject('postgresAdminUrl'), schemaDir(app))).toEqual([])
  })

  test('it has migrations, and the file that names their database', async () => {
    expect(await migrationNames(schemaDir(app))).not.toEqual([])
    expect(existsSync(join(schemaDir(app), 'migrations', 'migration_lock.toml'))).toBe(true)
  })
})
