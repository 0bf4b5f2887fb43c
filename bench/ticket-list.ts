/**
 * `node bench/ticket-list.ts [tickets] [requests]` measures how long the tickets service takes to answer a page of a list:
 * real HTTP to the service in a process of its own, on a scratch PostgreSQL server with generated tickets. Ends with code 1
 * when a yardstick is missed. See README.md in this folder.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@ocs/contracts/actors'
import { demoGrants, demoPerson } from '@ocs/contracts/demo'
import { appNames } from '@ocs/contracts/services'
import type { TicketListInput } from '@ocs/contracts/ticket-list'
import { createTokenKeys, signActor } from '@ocs/service-kit/actor-token'
import { createServiceClient } from '@ocs/service-kit/client'
import { migrate } from '@ocs/service-kit/migrations'
import type { AppRouter } from '@ocs/tickets/router'
import pg from 'pg'
import { root, schemaDir } from '../scripts/apps.ts'
import { ensureDatabases } from '../scripts/databases.ts'
import { inherited } from '../scripts/environment.ts'
import { generate } from '../scripts/generate.ts'
import { freePort } from '../scripts/ports.ts'
import { runToEnd, startProgram, waitReady } from '../scripts/programs.ts'
import { startScratchPostgres } from '../scripts/testing/scratch-postgres.ts'
import { main, Trouble } from '../scripts/trouble.ts'

const app = join(root, 'apps', 'tickets')

type Tickets = ReturnType<typeof createServiceClient<AppRouter>>
type Case = { name: string; handle: string; input: TicketListInput; yardstickMs: number }

/** Whose list is asked for, and milliseconds in which 95 of 100 answers must be there. */
const cases: Case[] = [
  { name: "a school technician's queue", handle: 'tech.lakeroad', input: { status: 'any_open' }, yardstickMs: 50 },
  {
    name: "a district technician's queue",
    handle: 'tech.district',
    input: { desk: 'technology', status: 'any_open' },
    yardstickMs: 50,
  },
  { name: 'queue in order of rooms', handle: 'tech.lakeroad', input: { sort: 'room' }, yardstickMs: 50 },
  { name: 'all tickets of a school', handle: 'principal.lakeroad', input: { sort: 'updated' }, yardstickMs: 50 },
  { name: 'search: a common word', handle: 'admin', input: { search: 'projector' }, yardstickMs: 100 },
  { name: 'search: two words', handle: 'admin', input: { search: 'room printer' }, yardstickMs: 100 },
  { name: 'search: one ticket by number', handle: 'admin', input: { search: '#12345' }, yardstickMs: 100 },
  { name: 'search: nothing matches', handle: 'admin', input: { search: 'xylophone' }, yardstickMs: 100 },
  { name: 'search in own schools', handle: 'tech.lakeroad', input: { search: 'projector' }, yardstickMs: 100 },
]

function actorOf(handle: string): Actor {
  const person = demoPerson(handle)
  return { kind: 'person', id: person.id, name: person.name, grants: demoGrants(person), scopes: [] }
}

/** Rows on the page, and milliseconds within which half, and 95 of 100, of the answers were there. */
type Figures = { rows: number; p50: number; p95: number }

/** The figures of measured times; a percentile is a time that was measured, not one between two. */
function figuresOf(rows: number, times: number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN
  return { rows, p50: at(50), p95: at(95) }
}

/** Asks one page after the other, as a person does; the first tenth only warms up. */
async function measure(client: Tickets, input: TicketListInput, requests: number): Promise<Figures> {
  const times: number[] = []
  let rows = 0
  const warmUp = Math.ceil(requests / 10)
  for (let at = 0; at < requests + warmUp; at++) {
    const start = performance.now()
    rows = (await client.tickets.list.query(input)).items.length
    if (at >= warmUp) times.push(performance.now() - start)
  }
  return figuresOf(rows, times)
}

/** Fills the database and brings its statistics up to date, as autovacuum does on a server that lives longer. */
async function fill(databaseUrl: string, count: number, logs: string): Promise<void> {
  await migrate({ databaseUrl, schemaDir: schemaDir('tickets') })
  const args = [join(app, 'src', 'seed.ts'), 'large', String(count)]
  const env = { ...inherited(), TICKETS_DATABASE_URL: databaseUrl }
  await runToEnd({ name: 'The seed "large" of tickets', args, cwd: app, env, log: join(logs, 'seed.log') })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

async function measureAll(databaseUrl: string, requests: number, logs: string): Promise<boolean> {
  const { privateKey, publicKey } = createTokenKeys()
  const port = String(await freePort())
  const settings = {
    PORT: port,
    LOG_LEVEL: 'silent',
    OCS_TOKEN_PUBLIC_KEY: publicKey,
    TICKETS_DATABASE_URL: databaseUrl,
  }
  const env: NodeJS.ProcessEnv = { ...inherited(), ...settings, NODE_ENV: 'production' }
  const log = join(logs, 'tickets.log')
  const url = `http://127.0.0.1:${port}`
  const service = await startProgram({ name: 'tickets', args: [join(app, 'src', 'main.ts')], cwd: app, env, log })
  let good = true
  try {
    await waitReady(service, `${url}/readyz`, log)
    for (const { name, handle, input, yardstickMs } of cases) {
      const token = await signActor(actorOf(handle), { audience: 'tickets', privateKey, ttlSeconds: 3600 })
      const client = createServiceClient<AppRouter>({ service: 'tickets', url, token: async () => token })
      const { rows, p50, p95 } = await measure(client, input, requests)
      const fast = p95 <= yardstickMs
      good &&= fast
      const columns = [name, rows, p50.toFixed(1), p95.toFixed(1), yardstickMs, fast ? 'yes' : 'NO']
      console.log(`| ${columns.join(' | ')} |`)
    }
  } finally {
    await service.stop()
  }
  return good
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise)
  if (Number.isInteger(value) && value > 0) return value
  throw new Trouble('Write: node bench/ticket-list.ts [tickets] [requests], both whole numbers above zero.')
}

await main(async () => {
  const [count, requests] = [wholeNumber(process.argv[2], 50_000), wholeNumber(process.argv[3], 200)]
  await generate()
  const logs = await mkdtemp(join(tmpdir(), 'ocs-bench-'))
  const server = await startScratchPostgres()
  try {
    const passwords = Object.fromEntries(appNames.map(name => [name, randomBytes(16).toString('hex')]))
    const urls = await ensureDatabases(server.adminUrl, ['tickets'], passwords as Parameters<typeof ensureDatabases>[2])
    await fill(urls.tickets, count, logs)
    console.log(
      `${count} tickets, ${requests} requests each; ${cpus().length} × ${cpus()[0]?.model}; Node ${process.version}\n`,
    )
    console.log('| list | rows | p50 ms | p95 ms | yardstick p95 ms | met |\n| --- | ---: | ---: | ---: | ---: | --- |')
    if (!(await measureAll(urls.tickets, requests, logs))) process.exitCode = 1
  } finally {
    await server.stop()
    await rm(logs, { recursive: true, force: true })
  }
})
