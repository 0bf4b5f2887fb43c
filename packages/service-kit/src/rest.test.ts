import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import SwaggerParser from '@apidevtools/swagger-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maker, callRest as rest, startThings } from './testing/things.ts'

let service: Awaited<ReturnType<typeof startThings>>
beforeAll(async () => {
  service = await startThings()
})
afterAll(() => service[Symbol.asyncDispose]())

const post = (body: string, headers = {}) => rest(service, '/api/things', { method: 'POST', body, headers })

test('every refusal has the same body, and the request id of its header', async () => {
  const refusals = await Promise.all([
    rest(service, '/api/things/1'),
    rest(service, '/api/nothing'),
    rest(service, '/nothing'),
    rest(service, '/api/things', { method: 'DELETE' }),
    post('{"name":"a"}'),
    post('[]'),
    post('name=chair', { 'content-type': 'application/x-www-form-urlencoded' }),
    post('{}', { authorization: 'Bearer x' }),
    rest(service, '/api/broken'),
  ])
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404, 405, 422, 400, 400, 401, 500])
  for (const { body, headers } of refusals) {
    expect(Object.keys(body).sort()).toEqual(['detail', 'message', 'reason', 'requestId'])
    expect(body.requestId).toBe(headers.get('x-request-id'))
  }
})

test('the request id that a caller sends is the one that it gets back', async () => {
  const id = randomUUID()
  const { body } = await rest(service, '/api/things/1', { headers: { 'x-request-id': id } })
  expect(body.requestId).toBe(id)
})

test('a wrong field is told once, with the part of the request it stands in', async () => {
  const message = 'Some of what was sent is not valid.'
  const { body } = await rest(service, '/api/numbers/x?size=m')
  expect(body).toMatchObject({ message, reason: 'invalid_input' })
  expect(body.detail).toMatchObject([{ loc: ['path', 'number'] }, { loc: ['query', 'size'] }])
  expect((await post('{"name":7}')).body.detail).toMatchObject([{ loc: ['body', 'name'], type: 'value_error' }])
})

test('an answer that breaks its own contract is our failure, not the caller’s', async () => {
  expect(await rest(service, '/api/wrong-output')).toMatchObject({ status: 500, body: { reason: 'internal' } })
})

test('an address that has other methods says which', async () => {
  const { status, headers } = await rest(service, '/api/things/1', { method: 'PUT', body: '{}' })
  expect(status).toBe(405)
  expect(headers.get('allow')).toBe('GET')
})

test.each([
  ['/api/numbers/1?__proto__=1&__proto__=2&constructor=3', 200],
  ['/api/numbers/1?size=s&size=l', 422],
  ['/api/numbers/%E0%A4%A', 400],
  ['/api/numbers/%00', 400],
  ['/api//:99999/numbers/1', 404],
])('%s is answered, not failed on', async (path, status) => {
  expect((await rest(service, path)).status).toBe(status)
})

test('JSON nested without end is refused as a wrong body', async () => {
  const deep = `{"name":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`
  expect(await post(deep)).toMatchObject({ status: 400, body: { reason: 'invalid_input' } })
})

test.each(['', 'two words', 'x'.repeat(201), 'é'])(
  'the Idempotency-Key "%s" is refused, over REST and tRPC',
  async key => {
    const headers = { 'idempotency-key': key }
    expect(await post('{"name":"chair"}', headers)).toMatchObject({ status: 400, body: { reason: 'invalid_input' } })
    const trpc = await rest(service, '/trpc/make', { method: 'POST', body: '{"name":"chair"}', headers })
    expect(trpc).toMatchObject({ status: 400, body: { reason: 'invalid_input' } })
  },
)

test('broken JSON and a foreign content type are told in plain words, over tRPC too', async () => {
  const sent = (init: RequestInit) => rest(service, '/trpc/make', { method: 'POST', ...init })
  const messages = await Promise.all([
    sent({ body: '{"a' }),
    sent({ body: 'a', headers: { 'content-type': 'text/plain' } }),
    rest(service, '/trpc/missing?input=notjson'),
    rest(service, '/trpc/no.such<thing>'),
  ])
  expect(messages.map(({ body }) => (body.error as { message: string }).message)).toEqual([
    'What was sent is not valid JSON.',
    'Send the body as JSON, with the content type application/json.',
    'What was sent is not valid JSON.',
    'Not Found',
  ])
})

test('the OpenAPI document describes the error body that is sent', async () => {
  const document = (await rest(service, '/api/openapi.json')).body
  await SwaggerParser.validate(structuredClone(document) as never)
  const { schemas } = document.components as { schemas: Record<string, { required: string[] }> }
  const errors = Object.entries(schemas).filter(([name]) => name.startsWith('error.'))
  expect(errors.length).toBeGreaterThan(3)
  for (const [, schema] of errors) expect(schema.required).toEqual(['detail', 'message', 'reason', 'requestId'])
})

test('the name of an unknown procedure never becomes a label of a metric', async () => {
  await rest(service, '/trpc/made.up.name')
  await rest(service, '/trpc/missing,made.up.name?batch=1&input={}')
  expect(await (await fetch(`${service.url}/metrics`)).text()).not.toContain('made.up')
})

test('a caller that goes away in the middle of a body does no harm to the next', async () => {
  const { port } = new URL(service.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(`POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{"na`)
  socket.end()
  await readAll(socket).catch(() => '')
  expect((await fetch(`${service.url}/healthz`, { method: 'HEAD' })).status).toBe(200)
  expect(await service.as(maker).make.mutate({ name: 'chair' })).toMatchObject({ name: 'chair' })
})
