import type { Actor } from '@ocs/contracts/actors'
import { type LinkRelation, maxTicketLinks } from '@ocs/contracts/ticket-links'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
let db: Db
beforeAll(async () => {
  service = await startTickets()
  db = openDb(service.databaseUrl)
})
afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const director = actorOf('tech.district')

const keyOf = ({ desk, number }: Ticket) => ({ desk, number })
const file = (count: number) => Promise.all(Array.from({ length: count }, () => fileAs(service, teacher)))
const link = (actor: Actor, from: Ticket, relation: LinkRelation, to: Ticket) =>
  service.as(actor).links.add.mutate({ ...keyOf(from), relation, other: keyOf(to) })
const verbs = async (actor: Actor, ticket: Ticket) =>
  (await service.as(actor).tickets.history.query(keyOf(ticket))).map(line => line.verb)

test('a link is seen from both ends, stands in both histories for the desk, and changes no version', async () => {
  const [one, two] = (await file(2)) as [Ticket, Ticket]
  await link(tech, one, 'blocked_by', two)
  const { links, tickets } = service.as(tech)
  const end = { isMerge: false, mayRemove: true }
  expect(await links.of.query(one)).toMatchObject([{ ...end, relation: 'blocked_by', ticket: { number: two.number } }])
  expect(await links.of.query(two)).toMatchObject([{ ...end, relation: 'blocks', ticket: { number: one.number } }])
  expect((await tickets.history.query(two)).at(-1)).toMatchObject({
    verb: 'linked',
    relation: 'blocks',
    other: keyOf(one),
  })
  expect((await tickets.get.query(one)).version).toBe(one.version)
  expect(await verbs(teacher, one)).toEqual(['filed'])
  expect((await service.as(teacher).links.of.query(one))[0]).toMatchObject({ mayRemove: false })
  await links.remove.mutate({ ...keyOf(two), relation: 'blocks', other: keyOf(one) })
  expect(await links.of.query(one)).toEqual([])
  expect(await reasonOf(links.remove.mutate({ ...keyOf(two), relation: 'blocks', other: keyOf(one) }))).toBe(
    'not_linked',
  )
})

test('a ticket out of sight is not there: not in the links, not in the history, not to be linked', async () => {
  const own = await fileAs(service, teacher)
  const foreign = await fileAs(service, teacher, { desk: 'maintenance' })
  await link(actorOf('admin'), own, 'duplicate_of', foreign)
  expect(await service.as(tech).links.of.query(own)).toEqual([])
  expect(await verbs(tech, own)).toEqual(['filed'])
  expect(await service.as(teacher).links.of.query(own)).toHaveLength(1)
  expect(await reasonOf(link(tech, own, 'blocks', foreign))).toBe('not_found')
  expect(await reasonOf(link(teacher, own, 'blocks', foreign))).toBe('forbidden')
})

test('a ticket is not linked to itself, twice, in a circle, or as part of two', async () => {
  const [one, two, three] = (await file(3)) as [Ticket, Ticket, Ticket]
  expect(await reasonOf(link(tech, one, 'blocks', one))).toBe('same_ticket')
  await link(tech, one, 'child_of', two)
  await link(tech, two, 'child_of', three)
  expect(await reasonOf(link(tech, two, 'parent_of', one))).toBe('already_linked')
  expect(await reasonOf(link(tech, three, 'child_of', one))).toBe('link_cycle')
  expect(await reasonOf(link(tech, one, 'child_of', three))).toBe('already_linked')
  await link(tech, three, 'blocked_by', one)
})

test('links made at the same time never close a circle', async () => {
  const ring = (await file(4)) as [Ticket, Ticket, Ticket, Ticket]
  const [a, b, c, d] = ring
  await link(tech, b, 'blocked_by', c)
  await link(tech, d, 'blocked_by', a)
  // Each of the two alone would be right, and they have no ticket in common.
  const both = await Promise.all([
    reasonOf(link(tech, a, 'blocked_by', b)),
    reasonOf(link(director, c, 'blocked_by', d)),
  ])
  expect(both.sort()).toEqual(['link_cycle', 'no refusal'])
  const [e, f] = (await file(2)) as [Ticket, Ticket]
  const opposite = [reasonOf(link(tech, e, 'child_of', f)), reasonOf(link(director, f, 'child_of', e))]
  expect((await Promise.all(opposite)).sort()).toEqual(['link_cycle', 'no refusal'])
})

test('a ticket has at most a hundred links', async () => {
  const [hub, last] = (await file(2)) as [Ticket, Ticket]
  const now = new Date()
  const others = Array.from({ length: maxTicketLinks }, (_, at) => ({
    desk: hub.desk,
    number: 500_000 + at,
    title: 'Filler',
    description: 'A ticket to be linked',
    category: 'hardware',
    placeId: hub.place.id,
    placeName: hub.place.name,
    roomKey: '',
    requesterId: teacher.id,
    requesterName: teacher.name,
    createdAt: now,
    updatedAt: now,
  }))
  const made = await db.ticket.createManyAndReturn({ data: others, select: { id: true } })
  await db.ticketLink.createMany({
    data: made.map(({ id }) => ({ fromId: id, toId: hub.id, kind: 'duplicate_of', createdAt: now })),
  })
  expect(await reasonOf(link(tech, last, 'blocks', hub))).toBe('too_many_links')
})

test('tickets to link are found by number or words, among those that one works', async () => {
  const here = await fileAs(service, teacher)
  const there = await fileAs(service, teacher, { description: 'The periscope of the aquarium is bent.' })
  await fileAs(service, teacher, { desk: 'maintenance', description: 'The periscope of the boiler is bent.' })
  const find = (search: string, actor = tech, forMerge = false) =>
    service.as(actor).links.candidates.query({ ...keyOf(here), search, forMerge })
  expect((await find('periscope')).map(one => one.number)).toEqual([there.number])
  expect((await find(`#${there.number}`))[0]).toMatchObject({ number: there.number, version: there.version })
  expect(await find(`#${here.number}`)).toEqual([])
  await service.as(tech).tickets.close.mutate({ ...keyOf(there), version: there.version, note: 'Done' })
  expect(await find('periscope', tech, true)).toEqual([])
  expect(await reasonOf(find('periscope', teacher))).toBe('forbidden')
})
