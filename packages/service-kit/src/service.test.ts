import SwaggerParser from '@apidevtools/swagger-parser'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { expect, test } from 'vitest'
import { createTokenKeys, signActor } from './actor-token.ts'
import { createServiceClient } from './client.ts'
import { machine } from './testing/service.ts'
import { maker, callRest as rest, startThings as start, type ThingRouter } from './testing/things.ts'

test('a request sent twice with one key is done once, over tRPC and REST and at the same time', async () => {
  await using service = await start()
  const client = service.as(maker)
  const context = { idempotencyKey: 'form-1' }
  const answers = await Promise.all(Array.from({ length: 5 }, () => client.make.mutate({ name: 'chair' }, { context })))
  const again = await rest(service, '/api/things', {
    method: 'POST',
    headers: { 'idempotency-key': 'form-1' },
    body: JSON.stringify({ name: 'chair' }),
  })
  expect(new Set([...answers.map(answer => answer.id), again.body.id]).size).toBe(1)
  await expect(client.make.mutate({ name: 'table' }, { context })).rejects.toMatchObject({
    reason: 'idempotency_key_reused',
  })
})

test('what the output contract does not name never leaves the service', async () => {
  await using service = await start()
  const made = await rest(service, '/api/things', { method: 'POST', body: JSON.stringify({ name: 'chair' }) })
  expect(Object.keys(made.body).sort()).toEqual(['id', 'name'])
})

test('a procedure that does not say who may call it is refused to everyone', async () => {
  await using service = await start()
  await expect(service.as(maker).undeclared.query()).rejects.toMatchObject({ reason: 'internal' })
})

test('a caller without the permission, without a token, or with a foreign token gets in nowhere', async () => {
  await using service = await start()
  await expect(service.as(machine(['tickets:read'])).make.mutate({ name: 'chair' })).rejects.toMatchObject({
    reason: 'forbidden',
  })
  expect((await fetch(`${service.url}/api/things/1`)).status).toBe(401)
  const forged = createTokenKeys()
  const tokens = [
    await signActor(maker, { audience: 'tickets', privateKey: forged.privateKey }),
    await service.token(maker, { audience: 'inventory' }),
    await service.token(maker, { ttlSeconds: -60 }),
  ]
  for (const token of tokens) {
    const response = await fetch(`${service.url}/api/things/1`, { headers: { authorization: `Bearer ${token}` } })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ detail: 'Invalid or expired token' })
  }
})

test('a wrong input names its fields; an unknown id is 404; an unexpected error tells nothing', async () => {
  await using service = await start()
  const wrong = await rest(service, '/api/things', { method: 'POST', body: '{"name":"a"}' })
  expect(wrong).toMatchObject({
    status: 422,
    body: { detail: [{ loc: ['body', 'name'], msg: 'Use at least 3 letters' }] },
  })
  expect(await rest(service, '/api/things/7')).toMatchObject({ status: 404, body: { detail: 'Thing not found' } })
  expect(await rest(service, '/api/things', { method: 'POST', body: '{"na' })).toMatchObject({ status: 400 })
  expect(await rest(service, '/api/nothing')).toMatchObject({ status: 404 })
  const broken = await rest(service, '/api/broken')
  expect(broken.status).toBe(500)
  expect(JSON.stringify(broken.body)).not.toContain('hunter2')
})

test('text that PostgreSQL cannot store is the input’s fault', async () => {
  await using service = await start()
  await expect(service.as(maker).make.mutate({ name: 'nul\u0000byte' })).rejects.toMatchObject({
    reason: 'invalid_input',
  })
})

test('a body over one megabyte is refused as too large', async () => {
  await using service = await start()
  const large = await rest(service, '/api/things', {
    method: 'POST',
    body: JSON.stringify({ name: 'x'.repeat(1_100_000) }),
  })
  expect(large).toMatchObject({ status: 413, body: { reason: 'too_large' } })
})

test('a plain tRPC client gets the reason, and events as they happen', async () => {
  await using service = await start()
  const url = `${service.url}/trpc`
  const authorization = `Bearer ${await service.token(maker)}`
  const client = createTRPCClient<ThingRouter>({ links: [httpBatchLink({ url, headers: { authorization } })] })
  await expect(client.missing.query({ id: '1' })).rejects.toMatchObject({
    data: { reason: 'not_found', httpStatus: 404 },
  })
  const live = firstLiveEvent(url, authorization)
  const made = await client.make.mutate({ name: 'chair' })
  expect(await live).toMatchObject({ nounId: made.id, verb: 'made' })
})

/** Resolves with the first event of the live feed, read as any SSE client reads it. */
async function firstLiveEvent(url: string, authorization: string): Promise<unknown> {
  const response = await fetch(`${url}/events.live?input=%7B%7D`, { headers: { authorization } })
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8')
    const line = /^data: (\{.*"nounId".*\})$/m.exec(text)?.[1]
    if (line) return JSON.parse(line)
  }
  throw new Error('the stream ended without an event')
}

test('the OpenAPI document is valid and the docs page shows its endpoints', async () => {
  await using service = await start()
  const document = (await (await fetch(`${service.url}/api/openapi.json`)).json()) as { paths: object; openapi: string }
  await SwaggerParser.validate(structuredClone(document) as never)
  expect(Object.keys(document.paths)).toContain('/things/{id}')
  expect(await (await fetch(`${service.url}/docs`)).text()).toContain('/api/things/{id}')
})

test('health says alive without the database, and ready only with it', async () => {
  await using service = await start()
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('ocs_procedure_duration_seconds')
})

test('a service that is down is unavailable at once, not an unknown error', async () => {
  const client = createServiceClient<ThingRouter>({
    service: 'tickets',
    url: 'http://127.0.0.1:1',
    token: async () => 'x',
  })
  await expect(client.missing.query({ id: '1' })).rejects.toMatchObject({ reason: 'service_unavailable' })
})
