import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlaces } from '@ocs/contracts/demo'
import { type Permission, type Role, roles } from '@ocs/contracts/permissions'
import { DomainError } from '@ocs/contracts/reasons'
import { desks } from '@ocs/contracts/tickets'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { fileFor } from '../testing/files.ts'
import { startTickets, type Tickets } from '../testing/tickets.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { removableMs } from './attachment.policy.ts'
import { addAttachment, getAttachment, listAttachments, removeAttachment } from './attachment.store.ts'

// Few people and places, so that generated actors and tickets meet often.
const people = Array.from({ length: 3 }, () => randomUUID())
const places = demoPlaces.slice(0, 2).map(place => place.id)
const scopes: Permission[] = ['tickets:read', 'tickets:comment', 'tickets:work']

const named = { id: fc.constantFrom(...people), name: fc.constant('Somebody') }
const grant = fc.record({ role: fc.constantFrom<Role>(...roles), placeId: fc.constantFrom(null, ...places) })
const actors: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({
    ...named,
    kind: fc.constant('person' as const),
    grants: fc.array(grant, { maxLength: 3 }),
    scopes: fc.constant<Permission[]>([]),
  }),
  fc.record({
    ...named,
    kind: fc.constant('machine' as const),
    grants: fc.constant<Actor['grants']>([]),
    scopes: fc.subarray(scopes),
  }),
)

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

let number = 0

/** A ticket with one file on it, as old as told. */
async function withFile(facts: { desk: (typeof desks)[number]; placeId: string; people: string[]; uploader: string }) {
  const now = new Date()
  const ticket = await db.ticket.create({
    data: {
      desk: facts.desk,
      number: ++number,
      title: 'A ticket',
      description: 'Made for a property',
      category: 'other',
      placeId: facts.placeId,
      placeName: 'A place',
      roomKey: '',
      requesterId: facts.people[0] ?? randomUUID(),
      requesterName: 'A person',
      assigneeId: facts.people[1],
      assigneeName: facts.people[1] && 'A person',
      createdAt: now,
      updatedAt: now,
    },
  })
  const { desk: _, number: __, digest: ___, ...file } = fileFor(ticket)
  const uploader = { uploadedById: facts.uploader, uploadedByName: 'A person' }
  const row = await db.attachment.create({ data: { ...file, ...uploader, ticketId: ticket.id, createdAt: now } })
  return { ticket, row }
}

const done = (call: Promise<unknown>) =>
  call.then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError && error.status < 500) return false
      throw error
    },
  )

test('for anybody, files are read where the ticket is, added where it is commented on, removed where the button shows', async () => {
  const facts = fc.record({
    desk: fc.constantFrom(...desks),
    placeId: fc.constantFrom(...places),
    people: fc.shuffledSubarray(people, { minLength: 1, maxLength: 2 }),
    uploader: fc.constantFrom(...people),
  })
  await fc.assert(
    fc.asyncProperty(actors, facts, fc.boolean(), async (actor, made, isLate) => {
      const { ticket, row } = await withFile(made)
      const policy = ticketPolicy(actor)
      const now = new Date(row.createdAt.getTime() + (isLate ? removableMs : 1))
      const key = { desk: ticket.desk, number: ticket.number, id: row.id }
      const doer = { actor, requestId: randomUUID(), idempotencyKey: null }
      expect(await done(listAttachments(db, actor, key, now))).toBe(policy.may('read', ticket))
      expect(await done(getAttachment(db, actor, key, now))).toBe(policy.may('read', ticket))
      expect(await done(addAttachment(db, doer, fileFor(ticket), now))).toBe(policy.may('comment', ticket))
      const [listed] = policy.may('read', ticket) ? await listAttachments(db, actor, key, now) : []
      expect(await done(removeAttachment(db, doer, key, now))).toBe(listed?.allowedActions.includes('remove') ?? false)
    }),
    { numRuns: 40 },
  )
})
