import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { migrate, pendingMigrations, schemaDiff } from './migrations.ts'
import { schemaDrift } from './schema-drift.ts'

const header = 'generator client {\n  provider = "prisma-client"\n}\n\ndatasource db {\n  provider = "postgresql"\n}\n'
const first = `${header}\nmodel Room {\n  id   String @id @db.Uuid\n  name String\n}\n`
const second = first.replace('  name String\n', '  name String\n  seats Int @default(0)\n\n  @@index([name])\n')

/** A schema folder whose migrations lead to each of the given schemas in turn. */
async function folder(...schemas: string[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ocs-schema-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  let before: string | null = null
  for (const [index, schema] of schemas.entries()) {
    await addMigration(dir, `${index + 1}_step`, await schemaDiff(before, schema))
    before = schema
  }
  await writeFile(join(dir, 'schema.prisma'), before ?? header)
  return dir
}

async function addMigration(dir: string, name: string, sql: string): Promise<void> {
  await mkdir(join(dir, 'migrations', name), { recursive: true })
  await writeFile(join(dir, 'migrations', name, 'migration.sql'), sql)
  await writeFile(join(dir, 'migrations', 'migration_lock.toml'), 'provider = "postgresql"\n')
}

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function emptyDatabase(): Promise<string> {
  const admin = inject('postgresAdminUrl')
  const name = `migrations_${randomBytes(6).toString('hex')}`
  await run(admin, `CREATE DATABASE ${name}`)
  onTestFinished(async () => {
    await run(admin, `DROP DATABASE ${name} WITH (FORCE)`)
  })
  return Object.assign(new URL(admin), { pathname: `/${name}` }).href
}

test('migrations are applied once, in order, and only the new ones later', async () => {
  const databaseUrl = await emptyDatabase()
  const schemaDir = await folder(first, second)
  expect(await pendingMigrations({ databaseUrl, schemaDir })).toEqual(['1_step', '2_step'])
  expect(await migrate({ databaseUrl, schemaDir })).toEqual(['1_step', '2_step'])
  expect(await migrate({ databaseUrl, schemaDir })).toEqual([])
  await addMigration(schemaDir, '3_by_hand', 'CREATE UNIQUE INDEX lone ON "Room" (name) WHERE seats > 0;')
  expect(await migrate({ databaseUrl, schemaDir })).toEqual(['3_by_hand'])
  expect(await pendingMigrations({ databaseUrl, schemaDir })).toEqual([])
})

test('several processes may migrate one database at the same time', async () => {
  const databaseUrl = await emptyDatabase()
  const schemaDir = await folder(first, second)
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate({ databaseUrl, schemaDir })))
  expect(applied.flat().sort()).toEqual(['1_step', '2_step'])
})

test('a migration that fails changes nothing, says why, stops those after it, and can be mended', async () => {
  const databaseUrl = await emptyDatabase()
  const schemaDir = await folder(first)
  await addMigration(schemaDir, '2_broken', 'CREATE TABLE half (id int); SELECT 1 FROM no_such_table;')
  await addMigration(schemaDir, '3_later', 'CREATE TABLE later (id int);')
  await expect(migrate({ databaseUrl, schemaDir })).rejects.toThrow(
    'The migration 2_broken failed: relation "no_such_table" does not exist',
  )
  expect(await run(databaseUrl, `SELECT to_regclass('half') AS half, to_regclass('later') AS later`)).toEqual([
    { half: null, later: null },
  ])
  await addMigration(schemaDir, '2_broken', 'CREATE TABLE half (id int);')
  expect(await migrate({ databaseUrl, schemaDir })).toEqual(['2_broken', '3_later'])
})

test('a schema without a migration, and a migration without the schema, are told as drift', async () => {
  const admin = inject('postgresAdminUrl')
  const schemaDir = await folder(first)
  expect(await schemaDrift(admin, schemaDir)).toEqual([])
  await writeFile(join(schemaDir, 'schema.prisma'), second)
  expect(await schemaDrift(admin, schemaDir)).toEqual([
    '- CREATE INDEX "Room_name_idx" ON public."Room" USING btree (name)',
    '- column "Room".seats integer not null default 0',
  ])
  await addMigration(schemaDir, '2_other', await schemaDiff(first, `${second}\nenum Kind {\n  A\n  B\n}\n`))
  expect(await schemaDrift(admin, schemaDir)).toEqual(['+ enum "Kind": A, B'])
})

test('what Prisma cannot express is no drift', async () => {
  const schemaDir = await folder(first)
  const sql = await readFile(join(import.meta.dirname, 'testing', 'beyond-prisma.sql'), 'utf8')
  await addMigration(schemaDir, '2_by_hand', sql)
  expect(await schemaDrift(inject('postgresAdminUrl'), schemaDir)).toEqual([])
})

test('a server that stops meanwhile fails the migration and nothing else', async () => {
  const databaseUrl = await emptyDatabase()
  const schemaDir = await folder(first)
  await addMigration(schemaDir, '2_waits', 'SELECT pg_advisory_lock(7);')
  const other = new pg.Client({ connectionString: databaseUrl })
  await other.connect()
  onTestFinished(() => other.end())
  await other.query('SELECT pg_advisory_lock(7)')
  const refused = expect(migrate({ databaseUrl, schemaDir })).rejects.toThrow()
  const others = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
  await expect.poll(async () => (await other.query(`SELECT 1 ${others} AND wait_event = 'advisory'`)).rowCount).toBe(1)
  expect((await other.query(`SELECT pg_terminate_backend(pid) ${others}`)).rowCount).toBe(2)
  await refused
})
