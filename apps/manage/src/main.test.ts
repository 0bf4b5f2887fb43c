import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createTokenKeys } from '@ocs/service-kit/actor-token'
import { createTestDatabase } from '@ocs/service-kit/testing/database'
import pg from 'pg'
import { expect, test } from 'vitest'
import { type District, startDistrict } from './testing/district.ts'
import { clientSecret } from './testing/portal.ts'

const patience = { timeout: 60_000, interval: 50 }

function environment(district: District, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'silent',
    OCS_TOKEN_PUBLIC_KEY: createTokenKeys().publicKey,
    OCS_MANAGE_CLIENT_SECRET: clientSecret,
    MANAGE_DATABASE_URL: databaseUrl,
    PORTAL_URL: district.urls.portal,
    TICKETS_URL: district.urls.tickets,
    INVENTORY_URL: district.urls.inventory,
    REQUISITION_URL: district.urls.requisition,
    FEED_INTERVAL_MS: '20',
  }
}

/** Runs the service as the process that it is in production. */
function run(env: NodeJS.ProcessEnv) {
  const main = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return Object.assign(child, { [Symbol.asyncDispose]: end })
}

async function connect(databaseUrl: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}

async function newestCursor(databaseUrl: string): Promise<string> {
  await using client = await connect(databaseUrl)
  const { rows } = await client.query("select xid || '.' || seq as cursor from event order by seq desc limit 1")
  return rows[0].cursor
}

/** Writes an event into the archive without committing, so that whoever keeps the same one has to wait for it. */
async function claimEvent(client: pg.Client, cursor: string): Promise<void> {
  await client.query('begin')
  await client.query(
    `insert into audit_entry (service, cursor, noun, noun_id, verb, at, actor_id, actor_name, data)
     values ('tickets', $1, 'thing', 'claimed', 'made', now(), gen_random_uuid(), 'Nobody', '{}')`,
    [cursor],
  )
}

test('a process killed between reading and keeping loses nothing and doubles nothing', async () => {
  await using district = await startDistrict()
  await using database = await createTestDatabase('manage')
  await using claimer = await connect(database.url)
  await using observer = await connect(database.url)
  const column = async (sql: string) => (await observer.query({ text: sql, rowMode: 'array' })).rows.flat()
  const kept = () => column(`select noun_id from audit_entry where service = 'tickets' order by id`)
  const waiting = () =>
    column(`select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)

  await district.tickets.happen(['first', 'second', 'third'].map(nounId => ({ nounId })))
  await claimEvent(claimer, await newestCursor(district.tickets.databaseUrl))
  {
    await using killed = run(environment(district, database.url))
    // It has read the page, has written two events and waits with the third: then it dies.
    await expect.poll(waiting, patience).toEqual([expect.stringMatching(/insert into .*audit_entry/i)])
    killed.kill('SIGKILL')
    await once(killed, 'exit')
  }
  await claimer.query('rollback')
  expect(await kept()).toEqual([])

  await using again = run(environment(district, database.url))
  await district.tickets.happen([{ nounId: 'fourth' }])
  await expect.poll(kept, patience).toEqual(['first', 'second', 'third', 'fourth'])
  again.kill('SIGTERM')
  expect(await once(again, 'exit')).toEqual([0, null])
})

test('a missing secret ends the process with a sentence that names it', async () => {
  await using district = await startDistrict()
  const { OCS_MANAGE_CLIENT_SECRET: _, ...env } = environment(district, 'postgresql://127.0.0.1:1/none')
  await using main = run(env)
  const [said, ended] = await Promise.all([text(main.stderr), once(main, 'close')])
  expect(said).toBe('Setting OCS_MANAGE_CLIENT_SECRET is missing.\n')
  expect(ended).toEqual([1, null])
})
