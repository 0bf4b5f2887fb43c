import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlaces } from '@ocs/contracts/demo'
import { type Role, roles } from '@ocs/contracts/permissions'
import { type TicketFilter, ticketSorts } from '@ocs/contracts/ticket-list'
import { desks, openStatuses, ticketStatuses } from '@ocs/contracts/tickets'
import { createTestDatabase, type TestDatabase } from '@ocs/service-kit/testing/database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countMatching } from '../bulk/bulk.store.ts'
import { type Db, openDb } from '../db.ts'
import { countTickets } from './ticket.counts.ts'
import { ticketFacets } from './ticket.facets.ts'
import { listTickets } from './ticket.list.ts'
import { ticketPolicy } from './ticket.policy.ts'
import type { TicketRow } from './ticket.present.ts'

// Few people, places and words, so that generated actors, filters and tickets meet often.
const people = Array.from({ length: 3 }, () => randomUUID())
const places = demoPlaces.slice(0, 3).map(place => place.id)
const categories = ['hardware', 'other']
const now = new Date('2026-11-20T12:00:00Z')

const actors: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constant('person' as const),
  id: fc.constantFrom(...people),
  name: fc.constant('A person'),
  grants: fc.array(fc.record({ role: fc.constantFrom<Role>(...roles), placeId: fc.constantFrom(null, ...places) }), {
    maxLength: 3,
  }),
  scopes: fc.constant([]),
})
const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const filters: fc.Arbitrary<TicketFilter> = fc.record({
  desk: some(...desks),
  status: some('any_open' as const, ...ticketStatuses),
  category: some(...categories),
  placeId: some(...places),
  assigneeId: some(...people),
  view: some('mine' as const, 'assigned' as const, 'unassigned' as const, 'affected' as const),
  age: some('day' as const, 'week' as const, 'month' as const, 'older' as const),
  search: some('gadget', 'widget', 'wiget'),
})

let database: TestDatabase
let db: Db
let all: TicketRow[]

beforeAll(async () => {
  database = await createTestDatabase('tickets')
  db = openDb(database.url)
  let number = 0
  const rows = desks.flatMap(desk =>
    ticketStatuses.flatMap(status =>
      [null, ...places].flatMap((placeId, at) =>
        [null, ...people].map((assigneeId, who) => {
          const createdAt = new Date(now.getTime() - ([1, 48, 240, 1200][(at + who + number) % 4] ?? 1) * 3_600_000)
          return {
            desk,
            status,
            number: ++number,
            title: `Number ${(number * 7) % 31}`,
            description: number % 3 === 0 ? 'Gadget beside the window' : 'Widget beside the door',
            category: categories[number % 5 === 0 ? 0 : 1] ?? '',
            placeId,
            placeName: 'A place',
            roomKey: `room ${number % 9}`,
            requesterId: people[(at + who) % people.length] ?? '',
            requesterIsStudent: [false, false, true, null][number % 4],
            affectedIds: number % 2 ? people.slice((at + who + 1) % people.length).slice(0, 1) : [],
            requesterName: 'A person',
            assigneeId,
            assigneeName: assigneeId && `Person ${who}`,
            createdAt,
            updatedAt: now,
            closedAt: status === 'closed' ? now : null,
          }
        }),
      ),
    ),
  )
  await db.ticket.createMany({ data: rows })
  all = await db.ticket.findMany()
})

afterAll(async () => {
  await db.$disconnect()
  await database[Symbol.asyncDispose]()
})

const hours = (ticket: TicketRow) => (now.getTime() - ticket.createdAt.getTime()) / 3_600_000
const ages = { day: [0, 24], week: [24, 168], month: [168, 720], older: [720, Number.POSITIVE_INFINITY] } as const

/** A filter in plain words, one ticket at a time; the service says it in SQL. */
function matches(ticket: TicketRow, filter: TicketFilter, actor: Actor): boolean {
  const { desk, status, category, placeId, assigneeId, view, age, search } = filter
  const open: string[] = [...openStatuses]
  const views = {
    mine: ticket.requesterId === actor.id,
    assigned: ticket.assigneeId === actor.id,
    unassigned: ticket.assigneeId === null,
    affected: ticket.affectedIds.includes(actor.id),
  }
  return (
    (!desk || ticket.desk === desk) &&
    (!status || (status === 'any_open' ? open.includes(ticket.status) : ticket.status === status)) &&
    (!category || ticket.category === category) &&
    (!placeId || ticket.placeId === placeId) &&
    (!assigneeId || ticket.assigneeId === assigneeId) &&
    (!view || views[view as keyof typeof views]) &&
    (!age || (hours(ticket) >= ages[age][0] && hours(ticket) < ages[age][1])) &&
    (!search || ticket.description.toLowerCase().includes(search === 'wiget' ? 'widget' : search))
  )
}

test('for anybody and any filter, lists in every order, counts, facets and bulk hold what the guard lets read', async () => {
  await fc.assert(
    fc.asyncProperty(actors, filters, fc.constantFrom(...ticketSorts), async (actor, filter, sort) => {
      const policy = ticketPolicy(actor)
      const seen = (under: TicketFilter) => all.filter(one => policy.may('read', one) && matches(one, under, actor))
      const expected = seen(filter).map(ticket => ticket.id)
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = await listTickets(db, actor, { ...filter, sort, limit: 40, cursor }, now)
        ids.push(...page.items.map(ticket => ticket.id))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(ids.toSorted()).toEqual(expected.toSorted())
      const { byStatus } = await countTickets(db, actor, filter, now)
      const everyStatus = seen({ ...filter, status: undefined })
      expect(Object.values(byStatus).reduce((sum, count) => sum + count)).toBe(everyStatus.length)
      const facets = await ticketFacets(db, actor, filter, now)
      for (const { value, count } of facets.age) expect(count).toBe(seen({ ...filter, age: value as 'day' }).length)
      for (const { value, count } of facets.status) expect(count).toBe(seen({ ...filter, status: value }).length)
      expect((await countMatching(db, actor, filter, now)).count).toBe(expected.length)
    }),
    { numRuns: 80 },
  )
}, 120_000)
