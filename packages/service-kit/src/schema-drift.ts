import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, schemaDiff } from './migrations.ts'

/**
 * One line for each thing in a database that Prisma can express. What only SQL can say is left out: triggers, functions, checks,
 * exclusions, partial and expression indexes, the collation of a column, that a list is never null, and when a constraint is checked. Two kinds of things
 * may look like more or less to Prisma than they are: generated columns, and indexes for which nulls are equal; see `beyond`.
 */
const describe = `
  SELECT format('column %I.%I %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attnotnull AND a.attndims = 0 THEN ' not null' ELSE '' END, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
     AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT format('constraint %s on %I: %s', k.conname, c.relname,
           regexp_replace(pg_get_constraintdef(k.oid), ' (NOT )?DEFERRABLE.*| NULLS NOT DISTINCT', ''))
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
   WHERE k.contype IN ('p', 'f') AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT regexp_replace(pg_get_indexdef(i.indexrelid), ' NULLS NOT DISTINCT| COLLATE "[^"]+"| INCLUDE \\([^)]*\\)', '', 'g')
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
   WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary AND i.indpred IS NULL AND i.indexprs IS NULL
     AND c.relname <> '_prisma_migrations'
     AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype = 'x')
  UNION ALL
  SELECT format('enum %I: %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname`

/** What a generated column starts with, and whole indexes for which nulls are equal. */
const beyond = `
  SELECT format('column %I.%I ', c.relname, a.attname) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
   WHERE a.attgenerated <> '' AND c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT replace(pg_get_indexdef(indexrelid), ' NULLS NOT DISTINCT', '') FROM pg_index WHERE indnullsnotdistinct`

const extensions = `SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'`

async function query(url: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function withScratchDatabases<T>(adminUrl: string, work: (one: string, other: string) => Promise<T>): Promise<T> {
  const names = ['migrated', 'written'].map(kind => `drift_${kind}_${randomBytes(6).toString('hex')}`)
  const [one = '', other = ''] = names.map(name => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href)
  try {
    for (const name of names) await query(adminUrl, `CREATE DATABASE ${name}`)
    return await work(one, other)
  } finally {
    for (const name of names) await query(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
}

/**
 * Compares what the migrations make with what `schema.prisma` says, in two scratch databases; Prisma's own introspection does not
 * work in its WebAssembly engine.
 * @param adminUrl a role that may create databases; nothing else on the server is touched
 * @returns the differences, each as `- ` (only in schema.prisma: a migration is missing) or `+ ` (only in the migrations); empty
 * when the two agree. What Prisma cannot express is not compared: see `describe` and `beyond`.
 * @throws when a migration fails or the schema is not valid
 */
export async function schemaDrift(adminUrl: string, schemaDir: string): Promise<string[]> {
  return withScratchDatabases(adminUrl, async (migrated, written) => {
    await migrate({ databaseUrl: migrated, schemaDir })
    for (const { extname } of await query(migrated, extensions))
      await query(written, `CREATE EXTENSION IF NOT EXISTS "${extname}"`)
    await query(written, await schemaDiff(null, await readFile(join(schemaDir, 'schema.prisma'), 'utf8')))
    const lines = async (url: string) => new Set((await query(url, describe)).map(row => row.line ?? ''))
    const [actual, wanted] = await Promise.all([lines(migrated), lines(written)])
    const inexpressible = (await query(migrated, beyond)).map(row => row.line ?? '')
    const onlyIn = (some: Set<string>, others: Set<string>) =>
      [...some].filter(line => !others.has(line) && !inexpressible.some(start => line.startsWith(start)))
    return [
      ...onlyIn(wanted, actual).map(line => `- ${line}`),
      ...onlyIn(actual, wanted).map(line => `+ ${line}`),
    ].sort()
  })
}
