import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlaces } from '@ocs/contracts/demo'
import { type Role, roles } from '@ocs/contracts/permissions'
import { firstYear } from '@ocs/contracts/school-years'
import { type TicketFilter, ticketSorts } from '@ocs/contracts/ticket-list'
import { desks, openStatuses, ticketStatuses } from '@ocs/contracts/tickets'
import { createTestDatabase, type TestDatabase } from '@ocs/service-kit/testing/database'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastFor } from '../attention/attention.rules.ts'
import { countMatching } from '../bulk/bulk.store.ts'
import { type Db, openDb } from '../db.ts'
import { countTickets } from './ticket.counts.ts'
import { ticketFacets } from './ticket.facets.ts'
import { listTickets } from './ticket.list.ts'
import { ticketPolicy } from './ticket.policy.ts'
import type { TicketRow } from './ticket.present.ts'

// Few people, places and words, so that generated actors, filters and tickets meet often.
const people: string[] = Array.from({ length: 3 }, () => randomUUID())
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
// Two or three filters at once: under more of them hardly a ticket is left.
const some = <T>(...values: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) })
const filters: fc.Arbitrary<TicketFilter> = fc.record({
  desk: some(...desks),
  status: some('any_open' as const, ...ticketStatuses),
  category: some(...categories),
  placeId: some(...places),
  assigneeId: some(...people),
  view: some(
    'mine' as const,
    'assigned' as const,
    'unassigned' as const,
    'input' as const,
    'watching' as const,
    'affected' as const,
    'mentions' as const,
  ),
  unread: fc.constantFrom(undefined, true as const),
  age: some('day' as const, 'week' as const, 'month' as const, 'older' as const),
  search: some('gadget', 'widget', 'wiget'),
  schoolYear: some('2025-2026'),
})

let database: TestDatabase
let db: Db
let all: TicketRow[]

const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
/** When somebody marked everything as read. */
const floors = new Map([[people[0], ago(300)]])
/** Up to when somebody has seen a ticket; what they watch, and where an answer or a note names them. */
type Own = { seen: Map<string, Date>; watches: Set<string>; answers: Set<string>; notes: Set<string> }
const owned = new Map<string, Own>()

/** Gives each person marks on every few tickets, in the database and here. */
async function own(personId: string, who: number): Promise<void> {
  const some = (each: number) => all.filter(ticket => (ticket.number + who) % each === 0)
  const marks = some(3).map(({ id, number }) => ({
    personId,
    ticketId: id,
    readAt: ago([2, 100, 400][number % 3] ?? 0),
  }))
  const watches = some(5).map(({ id }) => ({ personId, ticketId: id, personName: 'A person', createdAt: now }))
  const mentions = [
    ...some(4).map(({ id }) => ({ commentId: randomUUID(), ticketId: id, kind: 'answer' as const })),
    ...some(7).map(({ id }) => ({ commentId: randomUUID(), ticketId: id, kind: 'note' as const })),
  ]
  const said = { authorId: personId, authorName: 'A person', text: 'Look', createdAt: now }
  await db.readMark.createMany({ data: marks })
  await db.watch.createMany({ data: watches })
  await db.comment.createMany({ data: mentions.map(({ commentId, ...on }) => ({ id: commentId, ...on, ...said })) })
  await db.commentMention.createMany({ data: mentions.map(on => ({ ...on, personId, personName: 'A person' })) })
  const named = (kind: string) => new Set(mentions.filter(one => one.kind === kind).map(one => one.ticketId))
  owned.set(personId, {
    seen: new Map(marks.map(mark => [mark.ticketId, mark.readAt])),
    watches: new Set(watches.map(watch => watch.ticketId)),
    answers: named('answer'),
    notes: named('note'),
  })
}

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
            // News for all, news for the desk alone since, old news, and none.
            lastPublicAt: [ago(1), ago(90), ago(350), ago(900), null][number % 5],
            lastDeskAt: [ago(1), ago(80), ago(50), ago(900), null][number % 5],
            askedIds: number % 6 === 1 ? people.slice(number % 3).slice(0, 1) : [],
            closedAt: status === 'closed' ? now : null,
            archiveYear: status === 'closed' && number % 2 ? [2024, 2025][who % 2] : null,
          }
        }),
      ),
    ),
  )
  await db.ticket.createMany({ data: rows })
  all = await db.ticket.findMany()
  for (const [who, person] of people.entries()) await own(person, who)
  await db.readFloor.createMany({ data: [...floors].map(([personId = '', readAt]) => ({ personId, readAt })) })
})

afterAll(async () => {
  await db.$disconnect()
  await database[Symbol.asyncDispose]()
})

const hours = (ticket: TicketRow) => (now.getTime() - ticket.createdAt.getTime()) / 3_600_000
const ages = { day: [0, 24], week: [24, 168], month: [168, 720], older: [720, Number.POSITIVE_INFINITY] } as const

/** Whether something happened on a ticket that the actor may see, in the last 30 days and since they looked. */
function isUnread(ticket: TicketRow, actor: Actor): boolean {
  const last = lastFor(ticket, ticketPolicy(actor).may('note', ticket))
  const marks = [ago(30 * 24), floors.get(actor.id), owned.get(actor.id)?.seen.get(ticket.id)]
  return last !== null && marks.every(mark => mark === undefined || last > mark)
}

/** A filter in plain words, one ticket at a time; the service says it in SQL. */
function matches(ticket: TicketRow, filter: TicketFilter, actor: Actor): boolean {
  const { desk, status, category, placeId, assigneeId, view, unread, age, search, schoolYear } = filter
  const mine = owned.get(actor.id)
  const open: string[] = [...openStatuses]
  const views = {
    mine: ticket.requesterId === actor.id,
    assigned: ticket.assigneeId === actor.id,
    unassigned: ticket.assigneeId === null,
    input: ticket.askedIds.includes(actor.id),
    watching: mine?.watches.has(ticket.id),
    affected: ticket.affectedIds.includes(actor.id),
    mentions: mine?.answers.has(ticket.id) || (mine?.notes.has(ticket.id) && ticketPolicy(actor).may('note', ticket)),
  }
  return (
    (schoolYear ? ticket.archiveYear === firstYear(schoolYear) : unread || ticket.archiveYear === null) &&
    (!desk || ticket.desk === desk) &&
    (!status || (status === 'any_open' ? open.includes(ticket.status) : ticket.status === status)) &&
    (!category || ticket.category === category) &&
    (!placeId || ticket.placeId === placeId) &&
    (!assigneeId || ticket.assigneeId === assigneeId) &&
    (!view || views[view] === true) &&
    (!unread || isUnread(ticket, actor)) &&
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
    { numRuns: 60 },
  )
}, 120_000)
