import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { ensureDatabases } from './databases.ts'
import { freePort } from './ports.ts'
import { discardPostgres, startPostgres } from './postgres.ts'
import { prefix, scratch } from './testing/scratch-postgres.ts'

const passwords = { portal: 'a', tickets: 'b', inventory: 'c', requisition: 'd', manage: 'e' }

async function options() {
  const dataDir = await mkdtemp(join(scratch, `${prefix}${process.pid}-`))
  onTestFinished(() => discardPostgres(dataDir))
  return { dataDir, port: await freePort(), password: "pass'word %", settings: { fsync: 'off' } }
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const pidOf = async (dataDir: string) =>
  Number((await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0])

test('a server killed outright starts again on the same folder and has lost nothing', async () => {
  const wanted = await options()
  const first = await startPostgres(wanted)
  await ask(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
  process.kill(await pidOf(wanted.dataDir), 'SIGKILL')
  const second = await startPostgres(wanted)
  expect(await ask(second.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
})

test('a server left running by a killed run is stopped and started anew, or used when asked to', async () => {
  const wanted = await options()
  const orphan = await startPostgres(wanted)
  const pid = await pidOf(wanted.dataDir)
  const reused = await startPostgres({ ...wanted, port: await freePort(), reuse: true })
  expect([reused.port, await pidOf(wanted.dataDir)]).toEqual([orphan.port, pid])
  const fresh = await startPostgres({ ...wanted, port: await freePort() })
  expect(await pidOf(wanted.dataDir)).not.toBe(pid)
  expect(await ask(fresh.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('a damaged or foreign data folder is told in one sentence with the remedy', async () => {
  const wanted = await options()
  await writeFile(join(wanted.dataDir, 'base'), 'not a database')
  await expect(startPostgres(wanted)).rejects.toThrow(/is damaged \(PG_VERSION is missing.*move it aside or delete it/)
  await writeFile(join(wanted.dataDir, 'PG_VERSION'), '9\n')
  await expect(startPostgres(wanted)).rejects.toThrow('belongs to PostgreSQL 9, not 18')
  await writeFile(join(wanted.dataDir, 'PG_VERSION'), '18\n')
  await mkdir(join(wanted.dataDir, 'global'))
  await expect(startPostgres(wanted)).rejects.toThrow('is damaged')
})

test('each application gets a database of its own that lets no other role in, as often as one asks', async () => {
  const wanted = await options()
  const { adminUrl } = await startPostgres(wanted)
  await ensureDatabases(adminUrl, ['tickets', 'manage'], passwords)
  const urls = await ensureDatabases(adminUrl, ['tickets', 'manage'], { ...passwords, manage: 'changed' })
  expect(await ask(urls.tickets, 'SELECT current_user::text AS me')).toEqual([{ me: 'ocs_tickets' }])
  expect(await ask(urls.manage, 'SELECT current_user::text AS me')).toEqual([{ me: 'ocs_manage' }])
  const foreign = Object.assign(new URL(urls.tickets), { pathname: '/ocs_manage' })
  await expect(ask(foreign.href, 'SELECT 1')).rejects.toThrow('permission denied for database "ocs_manage"')
})

test('a server that cannot be reached is told with the setting to look at', async () => {
  const unreachable = `postgresql://admin@127.0.0.1:${await freePort()}/postgres`
  await expect(ensureDatabases(unreachable, ['tickets'], passwords)).rejects.toThrow(
    /cannot be used .*check that it runs and that OCS_POSTGRES_URL/,
  )
})

test('the folder of a scratch server is gone when it stops', async () => {
  const wanted = await options()
  await startPostgres(wanted)
  await discardPostgres(wanted.dataDir)
  await expect(readFile(join(wanted.dataDir, 'PG_VERSION'))).rejects.toThrow('ENOENT')
  await rm(wanted.dataDir, { recursive: true, force: true })
})

test('in a folder that only root may enter, PostgreSQL runs all the same and finds its data again', async () => {
  const closed = await mkdtemp(join(scratch, `${prefix}${process.pid}-`))
  const wanted = { ...(await options()), dataDir: join(closed, 'postgres') }
  onTestFinished(async () => {
    await discardPostgres(wanted.dataDir)
    await rm(closed, { recursive: true, force: true })
  })
  const first = await startPostgres(wanted)
  await ask(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
  await first.stop()
  const second = await startPostgres(wanted)
  expect(await ask(second.adminUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
})
