import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { everything, openSchemaEngine } from './schema-engine.ts'

/** Any number that no other advisory lock of ours uses; held while migrations are applied. */
const migrationLock = 5_062_001

/** A database and the folder with its `schema.prisma` and `migrations/`. */
export type MigrationTarget = { databaseUrl: string; schemaDir: string }

/** The text of a file, or null when it does not exist. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** The names of the migrations in a folder, oldest first; empty when there are none yet. */
export async function migrationNames(schemaDir: string): Promise<string[]> {
  const entries = await readdir(join(schemaDir, 'migrations'), { withFileTypes: true }).catch(() => [])
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}

async function readMigrations(schemaDir: string): Promise<MigrationList> {
  const baseDir = join(schemaDir, 'migrations')
  const names = await migrationNames(schemaDir)
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: await textOf(join(baseDir, 'migration_lock.toml')) },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async name => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(baseDir, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}

/** Migrations that were begun and not finished; PostgreSQL has undone them, since each runs as one transaction. */
async function failedMigrations(client: pg.Client): Promise<string[]> {
  const table = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present`)
  if (!table.rows[0]?.present) return []
  const { rows } = await client.query(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  )
  return rows.map(row => row.migration_name)
}

/** A connection whose loss is told by the statement that waits on it; without a listener it would end the whole program. */
async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/**
 * Applies the migrations that the database has not seen, in order, and records them in `_prisma_migrations` as
 * `prisma migrate deploy` would. Several callers at once are safe: one applies, the others wait and find nothing to do.
 * One that failed before is tried again.
 * @returns the names applied now, oldest first; empty when the database was up to date
 * @throws Error naming the migration that failed with PostgreSQL's message; or there is no connection
 */
export async function migrate({ databaseUrl, schemaDir }: MigrationTarget): Promise<string[]> {
  const schema = await readFile(join(schemaDir, 'schema.prisma'), 'utf8')
  const migrationsList = await readMigrations(schemaDir)
  const lock = await connected(databaseUrl)
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await using open = await openSchemaEngine(schema, databaseUrl)
    for (const migrationName of await failedMigrations(lock))
      await open.engine.markMigrationRolledBack({ migrationName })
    try {
      const { appliedMigrationNames } = await open.engine.applyMigrations({ migrationsList, filters: everything })
      return appliedMigrationNames
    } catch (error) {
      const [failed] = await failedMigrations(lock)
      const which = failed ? `The migration ${failed} failed` : 'The migrations cannot be applied'
      throw new Error(`${which}: ${open.refusal() ?? error}`, { cause: error })
    }
  } finally {
    await lock.end()
  }
}

/**
 * The migrations in the folder that the database has not finished, oldest first; changes nothing.
 * @throws when the database cannot be reached
 */
export async function pendingMigrations({ databaseUrl, schemaDir }: MigrationTarget): Promise<string[]> {
  const client = await connected(databaseUrl)
  try {
    const table = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present`)
    const done = table.rows[0]?.present
      ? await client.query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL')
      : { rows: [] }
    const finished = new Set(done.rows.map(row => row.migration_name))
    return (await migrationNames(schemaDir)).filter(name => !finished.has(name))
  } finally {
    await client.end()
  }
}

/**
 * The SQL that leads from one Prisma schema to another; needs no database.
 * @param from the text of the older schema.prisma, or null for an empty database
 * @param to the text of the newer one
 * @returns a script, or an empty string when the two mean the same
 * @throws Prisma's sentence when a schema is not valid
 */
export async function schemaDiff(from: string | null, to: string): Promise<string> {
  await using open = await openSchemaEngine(to)
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  })
  const { stdout } = await open.engine.diff({
    from: from === null ? { tag: 'empty' } : target(from),
    to: target(to),
    script: true,
    exitCode: null,
    filters: everything,
  })
  return !stdout || stdout.includes('This is an empty migration') ? '' : stdout
}
