import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlaces } from '@ocs/contracts/demo'
import { actorOf, machine } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { fileAs, lakeRoad, startTickets, type Tickets } from '../testing/tickets.ts'
import type { OldTechTicket, OldTicketUpdate } from './ticket-facade.present.ts'

type OldTicket = z.infer<typeof OldTechTicket>
type OldUpdate = z.infer<typeof OldTicketUpdate>

let service: Tickets
const robot = machine(
  ['tickets:file', 'tickets:read', 'tickets:comment', 'tickets:work', 'directory:sync'],
  'Old client',
)

beforeAll(async () => {
  service = await startTickets()
  const places = demoPlaces.map(place => ({
    id: place.id,
    name: place.name,
    active: true,
    rooms: place.rooms.map(({ id, name }) => ({ id, name, active: true })),
  }))
  expect((await service.as(robot).directory.replace.mutate({ places })).places).toBe(places.length)
  expect((await service.as(robot).directory.replace.mutate({ places })).places).toBe(places.length)
})
afterAll(() => service[Symbol.asyncDispose]())

/** Sends a request as an old client would. */
async function call<Body = OldTicket>(
  method: string,
  path: string,
  body?: unknown,
  actor: Actor = robot,
  headers = {},
) {
  const response = await fetch(`${service.url}/api/tickets${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await service.token(actor)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Body }
}

const form = {
  title: 'No picture',
  description: 'Projector',
  issue_type: 'Network',
  building_name: 'lake road  elementary school',
  room_name: 'computer lab',
  created_by: 'Somebody else',
  tag: 'TC-1001',
}
const wallClock = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?$/

describe('the old REST contract', () => {
  test('files a ticket with the old fields, for whoever the token names', async () => {
    const { status, body } = await call('POST', '/tech', form)
    expect(status).toBe(200)
    expect(body).toEqual({
      id: expect.any(Number),
      title: 'No picture',
      description: 'Projector',
      status: 'new',
      created_by: 'Old client',
      created_at: expect.stringMatching(wallClock),
      updated_at: null,
      issue_type: 'Network',
      school: lakeRoad.name,
      room: 'Computer Lab',
      tag: 'TC-1001',
    })
    expect(Object.keys(body).join()).toBe(
      'id,title,description,status,created_by,created_at,updated_at,issue_type,school,room,tag',
    )
    const technician = service.as(actorOf('tech.lakeroad')).tickets
    const ticket = await technician.get.query({ desk: 'technology', number: body.id })
    expect(ticket.place.id).toBe(lakeRoad.id)
  })

  test('has no tag on maintenance tickets and numbers them apart', async () => {
    const { body } = await call('POST', '/maintenance', { ...form, issue_type: 'General Repair' })
    expect(body).not.toHaveProperty('tag')
    expect((await call('GET', `/maintenance/${body.id}`)).body).toEqual(body)
  })

  test('keeps a building that the district does not know as text, out of sight of schools', async () => {
    const { body } = await call('POST', '/tech', { ...form, building_name: 'Annex Building', room_name: '' })
    expect(body).toMatchObject({ school: 'Annex Building', room: '' })
    expect((await call('GET', `/tech/${body.id}`, undefined, actorOf('tech.lakeroad'))).status).toBe(404)
    expect((await call('GET', `/tech/${body.id}`, undefined, actorOf('tech.district'))).status).toBe(200)
  })

  test('moves a ticket through its statuses and tells its updates, newest first', async () => {
    const { id } = (await call('POST', '/tech', form)).body
    const put = (status: string, update_message: string) =>
      call('PUT', `/tech/${id}`, { status, update_message, updated_by: 'Somebody else' })
    expect(await put('in_progress', 'Looking')).toEqual({
      status: 200,
      body: { message: `Ticket ${id} updated successfully` },
    })
    await put('in_progress', 'Still looking')
    await put('resolved', 'Found it')
    await put('open', '')
    const { body } = await call<OldUpdate[]>('GET', `/tech/${id}/updates`)
    const told = body.map(update => [update.status_from, update.status_to, update.update_message, update.updated_by])
    expect(told).toEqual([
      ['closed', 'open', '', 'Old client'],
      ['in_progress', 'closed', 'Found it', 'Old client'],
      ['in_progress', 'in_progress', 'Still looking', 'Old client'],
      ['new', 'in_progress', 'Looking', 'Old client'],
    ])
    expect(body[0]?.created_at).toMatch(wallClock)
    expect((await call('GET', `/tech/${id}`)).body).toMatchObject({ status: 'open', updated_at: expect.any(String) })
  })

  test('lets a requester close an own ticket but not set it to work', async () => {
    const teacher = actorOf('teacher.lakeroad')
    const { number } = await fileAs(service, teacher)
    const put = (status: string) => call('PUT', `/tech/${number}`, { status, update_message: 'x' }, teacher)
    expect((await put('in_progress')).status).toBe(403)
    expect((await put('closed')).status).toBe(200)
    expect((await put('in_progress')).status).toBe(403)
    expect((await put('open')).status).toBe(200)
  })

  test('lists by status group, newest first, in bounded answers', async () => {
    const ids: number[] = []
    for (let at = 0; at < 4; at++) ids.unshift((await call('POST', '/maintenance', form)).body.id)
    await call('PUT', `/maintenance/${ids[0]}`, { status: 'closed', update_message: 'Done' })
    const list = async (query: string) =>
      (await call<OldTicket[]>('GET', `/maintenance?${query}`)).body.map(ticket => ticket.id)
    expect((await list('')).slice(0, 4)).toEqual(ids)
    expect((await list('status_filter=open')).slice(0, 3)).toEqual(ids.slice(1))
    expect(await list('status_filter=closed')).toContain(ids[0])
    expect(await list('status_filter=no-such-status')).toEqual([])
    expect(await list(`limit=2&before=${ids[1]}`)).toEqual(ids.slice(2))
  })

  test('files one ticket for a repeated Idempotency-Key', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const first = await call('POST', '/tech', form, robot, headers)
    expect(await call('POST', '/tech', form, robot, headers)).toEqual(first)
    expect((await call('POST', '/tech', { ...form, title: 'Another' }, robot, headers)).status).toBe(409)
  })

  test.each(['', '/updates'])('answers 404 for an unknown ticket%s and 4xx for what is no number', async suffix => {
    expect((await call('GET', `/tech/2000000000${suffix}`)).status).toBe(404)
    for (const id of ['x', '0', '-1', '1.5', '99999999999999999999', "1'", '%00', '1e3x']) {
      const { status } = await call('GET', `/tech/${id}${suffix}`)
      expect(status, id).toBe(400)
    }
  })

  test.each([
    [{ ...form, title: 7 }],
    [{ ...form, description: undefined }],
    [{ ...form, building_name: '' }],
    [{ ...form, description: 'a\u0000b' }],
  ])('refuses a form of the wrong shape', async body => {
    expect([400, 422]).toContain((await call('POST', '/tech', body)).status)
  })

  test('refuses a status that nobody knows', async () => {
    const { id } = (await call('POST', '/tech', form)).body
    const { status } = await call('PUT', `/tech/${id}`, { status: 'done', update_message: '' })
    expect([400, 422]).toContain(status)
  })
})

test('an empty directory does not wipe the known one', async () => {
  await expect(service.as(robot).directory.replace.mutate({ places: [] })).rejects.toMatchObject({
    reason: 'invalid_input',
  })
})

test('a directory that names a place or a room twice is refused in words and changes nothing', async () => {
  const [one, two] = demoPlaces.map(({ id, name, rooms }) => ({
    id,
    name,
    active: true,
    rooms: rooms.map(room => ({ id: room.id, name: room.name, active: true })),
  }))
  if (!one || !two) throw new Error('The demo district has places')
  const doubles = [
    [one, one],
    [one, { ...two, rooms: one.rooms }],
    [one, { ...one, id: one.id.toUpperCase(), rooms: [] }],
  ]
  for (const places of doubles) {
    await expect(service.as(robot).directory.replace.mutate({ places })).rejects.toMatchObject({
      reason: 'invalid_input',
      issues: [{ message: 'Name each place and each room only once' }],
    })
  }
})

test('an order in which pages were asked for by `before` holds while tickets are filed', async () => {
  const mine = machine(['tickets:file', 'tickets:read'], 'Pager')
  for (let at = 0; at < 6; at++) await call('POST', '/maintenance', form, mine)
  const seen: number[] = []
  for (let before = 2_000_000_000; ; ) {
    const [page] = await Promise.all([
      call<OldTicket[]>('GET', `/maintenance?limit=2&before=${before}`, undefined, mine),
      call('POST', '/maintenance', form, mine),
    ])
    if (page.body.length === 0) break
    seen.push(...page.body.map(ticket => ticket.id))
    before = Math.min(...seen)
  }
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  expect(seen.at(-1)).toBe(1)
})
