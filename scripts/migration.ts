/**
 * `npm run db:migration -- <app> <name>` writes `prisma/<app>/migrations/<yyyymmddhhmmss>_<name>/migration.sql`.
 *
 * The SQL is the difference between `schema.prisma` and `migrations/schema.snapshot.prisma`, the copy kept of the schema as
 * of the newest migration; no database is needed. Without a difference the file holds one comment, to be filled by hand with
 * what Prisma cannot express (triggers, checks, partial indexes). Edit the SQL before it is committed, never after.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appNames } from '@ocs/contracts/services'
import { schemaDiff } from '@ocs/service-kit/migrations'
import { root, schemaDir } from './apps.ts'
import { generate } from './generate.ts'
import { main, Trouble } from './trouble.ts'

const lockfile = '# Written by the migration script; names the database for Prisma.\nprovider = "postgresql"\n'

await main(async () => {
  const [name, words] = process.argv.slice(2)
  const app = appNames.find(candidate => candidate === name)
  if (!app || !words || !/^[a-z][a-z0-9_]*$/.test(words))
    throw new Trouble(
      `Write: npm run db:migration -- <${appNames.join('|')}> <name>, the name in lower_case with underscores.`,
    )

  const folder = join(schemaDir(app), 'migrations')
  const snapshot = join(folder, 'schema.snapshot.prisma')
  const schema = await readFile(join(schemaDir(app), 'schema.prisma'), 'utf8')
  const before = existsSync(snapshot) ? await readFile(snapshot, 'utf8') : null
  const sql = await schemaDiff(before, schema)

  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const target = join(folder, `${stamp}_${words}`)
  await mkdir(target, { recursive: true })
  await writeFile(
    join(target, 'migration.sql'),
    sql || '-- The schema is unchanged: write here what Prisma cannot express.\n',
  )
  await writeFile(join(folder, 'migration_lock.toml'), lockfile)
  await writeFile(snapshot, schema)
  await generate()
  console.log(`Wrote ${join(target, 'migration.sql').slice(root.length + 1)}; read it before it is committed.`)
})
