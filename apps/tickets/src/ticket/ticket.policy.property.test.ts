import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlaces } from '@ocs/contracts/demo'
import { type Grant, type Permission, type Role, roles } from '@ocs/contracts/permissions'
import { DomainError } from '@ocs/contracts/reasons'
import { desks, type TicketAction, ticketActions, ticketStatuses } from '@ocs/contracts/tickets'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { startTickets, type Tickets } from '../testing/tickets.ts'
import { countTickets } from './ticket.counts.ts'
import { listTickets } from './ticket.list.ts'
import { ticketPolicy } from './ticket.policy.ts'
import type { TicketRow } from './ticket.present.ts'

// Few people and places, so that generated actors and tickets meet often.
const people = Array.from({ length: 4 }, () => randomUUID())
const places = demoPlaces.slice(0, 3).map(place => place.id)
/** Nobody, somebody, or two are asked for input. */
const subsets = [[], ...people.map(person => [person]), people.slice(0, 2), [], []]
const placeId = fc.constantFrom(null, ...places)
const scopes: Permission[] = ['tickets:file', 'tickets:read', 'tickets:comment', 'tickets:work']

const person = fc.record({
  kind: fc.constant('person' as const),
  id: fc.constantFrom(...people),
  name: fc.constant('A person'),
  grants: fc.array(fc.record({ role: fc.constantFrom<Role>(...roles), placeId }), { maxLength: 4 }),
  scopes: fc.constant<Permission[]>([]),
})
const machine = fc.record({
  kind: fc.constant('machine' as const),
  id: fc.constantFrom(...people),
  name: fc.constant('A machine'),
  grants: fc.constant<Grant[]>([]),
  scopes: fc.subarray(scopes),
})
const actors: fc.Arbitrary<Actor> = fc.oneof({ weight: 3, arbitrary: person }, { weight: 1, arbitrary: machine })

let service: Tickets
let db: Db

/** Every combination of desk, status, place, requester and assignee that could matter. */
async function insertTickets(): Promise<void> {
  let number = 0
  const now = new Date()
  const rows = desks.flatMap(desk =>
    ticketStatuses.flatMap(status =>
      [null, ...places].flatMap((place, at) =>
        [null, ...people].map((assigneeId, who) => ({
          desk,
          status,
          number: ++number,
          title: 'A ticket',
          description: 'Made for a property',
          category: 'other',
          placeId: place,
          placeName: 'A place',
          roomKey: '',
          requesterId: people[(at + who) % people.length] ?? '',
          requesterIsStudent: [false, true, null][number % 3],
          affectedIds: number % 2 ? people.slice((at + who + 1) % people.length).slice(0, 1) : [],
          requesterName: 'A person',
          assigneeId,
          assigneeName: assigneeId && 'A person',
          askedIds: subsets[number % subsets.length] ?? [],
          lastPublicAt: now,
          lastDeskAt: now,
          createdAt: now,
          updatedAt: now,
          closedAt: status === 'closed' ? now : null,
        })),
      ),
    ),
  )
  await db.ticket.createMany({ data: rows })
  await db.deskCounter.updateMany({ data: { lastNumber: 2_000_000 } })
}

beforeAll(async () => {
  service = await startTickets()
  db = openDb(service.databaseUrl)
  await insertTickets()
})

afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})

test('for anybody, the list holds exactly the tickets that the guard lets read, with the actions it allows', async () => {
  const all = await db.ticket.findMany()
  await fc.assert(
    fc.asyncProperty(actors, async actor => {
      const listed = await listTickets(db, actor, { sort: 'newest', limit: 10_000 })
      const policy = ticketPolicy(actor)
      const allowed = all.filter(ticket => policy.may('read', ticket))
      expect(new Map(listed.items.map(ticket => [ticket.id, ticket.allowedActions]))).toEqual(
        new Map(allowed.map(ticket => [ticket.id, policy.allowedActions(ticket)])),
      )
      const { byStatus } = await countTickets(db, actor, {})
      expect(Object.values(byStatus).reduce((sum, count) => sum + count)).toBe(allowed.length)
      // Having the problem too adds the public side and a voice, never notes or work; of a student's ticket and to a student nothing.
      const student = actor.grants.some(grant => grant.role === 'student')
      for (const ticket of all.filter(each => each.number % 5 < 2 && each.affectedIds.includes(actor.id))) {
        const without = { ...ticket, affectedIds: [] }
        const added = (['read', ...ticketActions] as const).filter(
          deed => policy.may(deed, ticket) && !policy.may(deed, without),
        )
        const isOpen = actor.kind === 'person' && !student && ticket.requesterIsStudent === false
        expect(added.every(deed => isOpen && ['read', 'comment', 'watch', 'leave'].includes(deed))).toBe(true)
        expect(policy.may('read', ticket)).toBe(isOpen || policy.may('read', without))
      }
      if (student) expect(allowed.every(ticket => ticket.requesterId === actor.id)).toBe(true)
      const asked = await listTickets(db, actor, { view: 'input', limit: 10_000 })
      expect(new Set(asked.items.map(ticket => ticket.id))).toEqual(
        new Set(allowed.filter(ticket => ticket.askedIds.includes(actor.id)).map(ticket => ticket.id)),
      )
      const unread = await listTickets(db, actor, { unread: true, limit: 10_000 })
      expect(unread.items.length).toBe(allowed.length)
    }),
    { numRuns: 60 },
  )
})

let twins = 1_000_000

/** An open ticket of the same desk, place, requester and assignee: who may work one of them may work the other. */
async function twinOf({ desk, placeId, placeName, requesterId, assigneeId }: TicketRow) {
  const now = new Date()
  const same = { desk, placeId, placeName, requesterId, assigneeId, assigneeName: assigneeId && 'A person' }
  const words = {
    title: 'A twin',
    description: 'Made for a link',
    category: 'other',
    roomKey: '',
    requesterName: 'A person',
  }
  return db.ticket.create({
    data: { ...same, ...words, number: ++twins, status: 'open', createdAt: now, updatedAt: now },
  })
}

/** Does to a ticket what a button would, over HTTP; tells whether it was done. */
async function press(action: TicketAction, actor: Actor, ticket: TicketRow): Promise<boolean> {
  const { tickets: client, comments, input, attention, links, affected, satisfaction } = service.as(actor)
  const twin = action === 'link' || action === 'merge' ? await twinOf(ticket) : ticket
  const key = { desk: ticket.desk, number: ticket.number, version: ticket.version, note: 'Because' }
  const deeds: Record<TicketAction, () => Promise<unknown>> = {
    comment: () => client.comment.mutate(key),
    claim: () => client.claim.mutate(key),
    assign: () => client.assign.mutate({ ...key, assignee: { id: randomUUID(), name: 'Somebody' } }),
    changeStatus: () => client.changeStatus.mutate({ ...key, status: ticket.status === 'open' ? 'on_hold' : 'open' }),
    changePriority: () =>
      client.changePriority.mutate({ ...key, priority: ticket.priority === 'high' ? 'low' : 'high' }),
    close: () => client.close.mutate(key),
    reopen: () => client.reopen.mutate(key),
    note: () => comments.note.mutate(key),
    askInput: () => input.ask.mutate({ ...key, asked: { id: randomUUID(), name: 'Somebody' }, question: 'Well?' }),
    answerInput: () => input.answer.mutate({ ...key, kind: 'note' }),
    watch: () => attention.watch.mutate({ ...key, watch: true }),
    link: () => links.add.mutate({ ...key, relation: 'blocks', other: { desk: twin.desk, number: twin.number } }),
    split: () =>
      links.split.mutate({
        ...key,
        title: null,
        description: 'Only the lamp',
        category: ticket.desk === 'technology' ? 'hardware' : 'hvac',
        take: true,
      }),
    merge: () => links.merge.mutate({ ...key, into: { number: twin.number, version: twin.version } }),
    leave: () => affected.leave.mutate(key),
    rate: () => satisfaction.give.mutate({ ...key, rating: 'solved', comment: null }),
  }
  const refusal = await deeds[action]().then(
    () => null,
    (error: unknown) => error,
  )
  if (refusal !== null && !(refusal instanceof DomainError && refusal.status < 500)) throw refusal
  return refusal === null
}

test('for anybody and any ticket, an action is allowed exactly when the service then does it', async () => {
  const ids = (await db.ticket.findMany({ select: { id: true } })).map(ticket => ticket.id)
  await fc.assert(
    fc.asyncProperty(actors, fc.constantFrom(...ids), fc.constantFrom(...ticketActions), async (actor, id, action) => {
      const ticket = await db.ticket.findUniqueOrThrow({ where: { id } })
      const allowed = ticketPolicy(actor).allowedActions(ticket).includes(action)
      expect(await press(action, actor, ticket)).toBe(allowed)
    }),
    { numRuns: 200 },
  )
})
