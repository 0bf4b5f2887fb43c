import SwaggerParser from '@apidevtools/swagger-parser'
import type { AppRouter } from '@ocs/tickets/router'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { machineToken, rest, unique } from './fixtures/machine.ts'
import { portalUrl, serviceUrl } from './fixtures/system.ts'
import { expect, test } from './fixtures/test.ts'

const form = (title: string) => ({
  title,
  description: 'The projector shows no picture.',
  issue_type: 'hardware',
  building_name: 'Obion County Middle School',
  room_name: 'Science Lab',
})

const field = (body: unknown, name: string) => (body as Record<string, unknown>)[name]

async function tickets() {
  const authorization = `Bearer ${await machineToken()}`
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${serviceUrl('tickets')}/trpc`, headers: { authorization } })],
  })
}

for (const desk of ['tech', 'maintenance'] as const)
  test(`a machine files, reads, changes and follows a ticket of ${desk} over REST`, async () => {
    const path = `/api/tickets/${desk}`
    const issue_type = desk === 'tech' ? 'hardware' : 'plumbing'
    const title = `REST ${unique()}`
    const filed = await rest('tickets', 'POST', path, { ...form(title), issue_type })
    expect(filed).toMatchObject({ status: 200, body: { title, status: 'new', school: 'Obion County Middle School' } })
    const id = Number(field(filed.body, 'id'))
    const listed = await rest('tickets', 'GET', `${path}?status_filter=open`)
    expect(listed.body).toContainEqual(expect.objectContaining({ id, title }))
    const change = { status: 'in_progress', update_message: 'Somebody is on the way.', updated_by: 'ignored' }
    expect((await rest('tickets', 'PUT', `${path}/${id}`, change)).status).toBe(200)
    expect((await rest('tickets', 'GET', `${path}/${id}`)).body).toMatchObject({ id, status: 'in_progress' })
    const updates = await rest('tickets', 'GET', `${path}/${id}/updates`)
    expect(JSON.stringify(updates.body)).toContain('Somebody is on the way.')
  })

test('the same request with the same idempotency key files one ticket', async () => {
  const key = { 'idempotency-key': unique() }
  const body = form(`Once ${unique()}`)
  const [first, second] = await Promise.all([1, 2].map(() => rest('tickets', 'POST', '/api/tickets/tech', body, key)))
  expect(first?.status).toBe(200)
  expect(second?.body).toEqual(first?.body)
  const other = await rest('tickets', 'POST', '/api/tickets/tech', form('Something else'), key)
  expect(other.status).toBe(409)
})

test('@trpc/client files and reads a ticket over /trpc, and a stale version changes nothing', async () => {
  const { tickets: procedures } = await tickets()
  const place = { id: '0c500000-0001-4000-8000-000000000005', name: 'Obion County Middle School' }
  const input = {
    desk: 'technology',
    category: 'software',
    description: `Over the wire ${unique()}`,
    room: null,
  } as const
  const filed = await procedures.file.mutate({ ...input, place, assetTag: null })
  const key = { desk: filed.desk, number: filed.number }
  const [ticket, history] = await Promise.all([procedures.get.query(key), procedures.history.query(key)])
  expect(ticket).toMatchObject({ description: input.description, status: 'new' })
  expect(history.map(({ verb }) => verb)).toEqual(['filed'])

  await procedures.changeStatus.mutate({ ...key, version: ticket.version, status: 'on_hold', note: 'Waiting.' })
  const late = await procedures.close.mutate({ ...key, version: ticket.version, note: 'Done.' }).catch(error => error)
  expect(late).toBeInstanceOf(TRPCClientError)
  expect(late.data).toMatchObject({ httpStatus: 409, reason: 'stale_version' })
  expect(await procedures.get.query(key)).toMatchObject({ status: 'on_hold' })
})

for (const service of ['tickets', 'inventory', 'requisition', 'manage'] as const)
  test(`the OpenAPI document of ${service} is valid and names its paths`, async () => {
    const document = await (await fetch(`${serviceUrl(service)}/api/openapi.json`)).json()
    const api = await SwaggerParser.validate(document)
    expect(Object.keys(api.paths ?? {}).length).toBeGreaterThan(0)
    const docs = await fetch(`${serviceUrl(service)}/docs`)
    expect(docs.status).toBe(200)
  })

for (const [what, method, path, body, status] of [
  ['an unknown number', 'GET', '/api/tickets/tech/1999999999', undefined, [404]],
  ['a number that is none', 'GET', '/api/tickets/tech/abc', undefined, [400]],
  ['a number out of bounds', 'GET', '/api/tickets/tech/99999999999999999999', undefined, [400]],
  [
    'a change of an unknown ticket',
    'PUT',
    '/api/tickets/tech/1999999999',
    { status: 'open', update_message: 'x' },
    [404],
  ],
  ['an unknown path', 'GET', '/api/nowhere', undefined, [404]],
  ['an empty form', 'POST', '/api/tickets/tech', {}, [400, 422]],
  ['a form of the wrong kind', 'POST', '/api/tickets/tech', { ...form('x'), description: 7 }, [400, 422]],
  ['a null byte', 'POST', '/api/tickets/tech', form('Nul \u0000 byte'), [400, 422]],
  ['more than a megabyte', 'POST', '/api/tickets/tech', { ...form('Big'), description: 'x'.repeat(1_100_000) }, [413]],
] as const)
  test(`${what} is refused with a reason`, async () => {
    const answer = await rest('tickets', method, path, body)
    expect(status).toContain(answer.status)
    expect(answer.status === 413 || typeof field(answer.body, 'message')).toBeTruthy()
  })

test('what is no JSON is refused as the asker’s mistake', async () => {
  const answer = await fetch(`${serviceUrl('tickets')}/api/tickets/tech`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await machineToken()}`, 'content-type': 'application/json' },
    body: '{"title": ',
  })
  expect(answer.status).toBe(400)
})

test('no token, a made-up one and one without the scope get nothing', async () => {
  const address = `${serviceUrl('tickets')}/api/tickets/tech`
  expect((await fetch(address)).status).toBe(401)
  expect((await fetch(address, { headers: { authorization: 'Bearer made.up.token' } })).status).toBe(401)
  const authorization = `Bearer ${await machineToken('assets:read')}`
  expect((await fetch(address, { headers: { authorization } })).status).toBe(403)
})

test('a client with the wrong secret gets no token', async () => {
  const answer = await fetch(`${portalUrl()}/api/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'demo', client_secret: 'guessed' }),
  })
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ error: 'invalid_client' })
})

for (const app of ['tickets', 'inventory', 'requisition', 'manage'] as const)
  test(`${app} answers health, readiness and metrics`, async () => {
    for (const path of ['/healthz', '/readyz'])
      expect((await fetch(`${serviceUrl(app)}${path}`)).status, path).toBe(200)
    expect(await (await fetch(`${serviceUrl(app)}/metrics`)).text()).toContain('# TYPE')
  })

test('the portal answers health, readiness and metrics', async () => {
  for (const path of ['/healthz', '/readyz']) expect((await fetch(`${portalUrl()}${path}`)).status, path).toBe(200)
  expect(await (await fetch(`${portalUrl()}/metrics`)).text()).toContain('# TYPE')
})
