import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { forgetOldAnswers } from './housekeeping.ts'
import { isReady } from './probes.ts'
import { createPgDb } from './testing/pg-db.ts'
import { maker, callRest as rest, startThings } from './testing/things.ts'

/** A superuser's session, which the outages of the application's database do not touch. */
async function openAdmin() {
  const client = new pg.Client({ connectionString: inject('postgresAdminUrl') })
  await client.connect()
  return { query: (sql: string) => client.query(sql), [Symbol.asyncDispose]: () => client.end() }
}

test('while the database is away a service says so, and works again when it is back', async () => {
  await using service = await startThings()
  await using admin = await openAdmin()
  const name = new URL(service.databaseUrl).pathname.slice(1)
  await admin.query(`alter database ${name} with allow_connections false`)
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)

  await expect(service.as(maker).make.mutate({ name: 'chair' })).rejects.toMatchObject({
    reason: 'service_unavailable',
  })
  const away = await rest(service, '/api/things', { method: 'POST', body: '{"name":"chair"}' })
  expect(away).toMatchObject({ status: 503, body: { reason: 'service_unavailable' } })
  expect((await fetch(`${service.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200)

  await admin.query(`alter database ${name} with allow_connections true`)
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
  expect((await rest(service, '/api/things', { method: 'POST', body: '{"name":"chair"}' })).status).toBe(200)
})

test('a database that accepts a question and never answers counts as away', async () => {
  const silent = { $queryRaw: () => new Promise<never>(() => {}), $executeRaw: () => new Promise<never>(() => {}) }
  expect(await isReady(silent)).toBe(false)
})

test('a service that stops ends its streams at once', async () => {
  const service = await startThings()
  const headers = { authorization: `Bearer ${await service.token(maker)}` }
  const stream = await fetch(`${service.url}/trpc/events.live?input=%7B%7D`, { headers })
  const ended = stream.text().catch(() => 'cut')
  const stopped = service[Symbol.asyncDispose]().then(() => 'stopped')
  const slow = pause(3_000, 'slow', { ref: false })
  expect(await Promise.race([Promise.all([ended, stopped]).then(() => 'both'), slow])).toBe('both')
})

test('answers kept for repetitions are forgotten after seven days, and not before', async () => {
  await using service = await startThings()
  const db = createPgDb(service.databaseUrl)
  const client = service.as(maker)
  await client.make.mutate({ name: 'chair' }, { context: { idempotencyKey: 'old' } })
  await client.make.mutate({ name: 'chair' }, { context: { idempotencyKey: 'new' } })
  await db.$executeRaw`update idempotency_record set created_at = now() - interval '8 days' where key = 'old'`
  expect(await forgetOldAnswers(db)).toBe(1)
  expect(await db.$queryRaw`select key from idempotency_record`).toEqual([{ key: 'new' }])
  await db.$disconnect()
})
