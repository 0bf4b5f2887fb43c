import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import { demoPlaces } from '@ocs/contracts/demo'
import { type Permission, type Role, roles } from '@ocs/contracts/permissions'
import { DomainError } from '@ocs/contracts/reasons'
import { type RequisitionAction, requisitionActions, requisitionStatuses } from '@ocs/contracts/requisitions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { approvedVendor, draftInput, type Requisitions, startRequisitions } from '../testing/requisition.ts'
import { vendorPolicy } from '../vendor/vendor.policy.ts'
import { listVendors } from '../vendor/vendor.store.ts'
import { listRequisitions } from './requisition.list.ts'
import { requisitionPolicy } from './requisition.policy.ts'

// Few people and places, so that generated actors and requisitions meet often.
const people = Array.from({ length: 3 }, () => randomUUID())
const places = demoPlaces.slice(0, 3).map(place => place.id)
const placeId = fc.constantFrom(null, ...places)
const scopes: Permission[] = ['requisitions:read', 'requisitions:write', 'vendors:manage', 'tickets:file']

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
  grants: fc.constant<Actor['grants']>([]),
  scopes: fc.subarray(scopes),
})
const actors: fc.Arbitrary<Actor> = fc.oneof({ weight: 3, arbitrary: person }, { weight: 1, arbitrary: machine })

let service: Requisitions
let db: Db
let vendorId: string

/** Every combination of status, place and requester that could matter, complete enough to be submitted. */
async function insertRequisitions(): Promise<void> {
  const now = new Date()
  const facts = requisitionStatuses.flatMap(status =>
    [null, ...places].flatMap(place => people.map(requesterId => ({ status, placeId: place, requesterId }))),
  )
  for (const [n, fact] of facts.entries()) {
    await db.requisition.create({
      data: {
        ...fact,
        number: fact.status === 'draft' ? null : `R-TEST-${n}`,
        submittedAt: fact.status === 'draft' ? null : now,
        title: 'A purchase',
        placeName: 'A place',
        requesterName: 'A person',
        vendorId,
        vendorName: 'A vendor',
        shipping: '0',
        total: '1',
        fiscalYear: '2026-2027',
        createdAt: now,
        updatedAt: now,
        lines: { create: { position: 1, description: 'A thing', quantity: 1, unitPrice: '1' } },
      },
    })
  }
}

beforeAll(async () => {
  service = await startRequisitions()
  db = openDb(service.databaseUrl)
  vendorId = (await approvedVendor(service)).id
  await insertRequisitions()
  await db.vendor.createMany({
    data: people.flatMap(requestedById =>
      [true, false].map(approved => {
        const name = `Vendor ${randomUUID()}`
        return { name, nameKey: name, approved, requestedById, requestedByName: 'A person', createdAt: new Date() }
      }),
    ),
  })
})

afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})

test('for anybody, the list holds exactly the requisitions that the guard lets read, with the actions it allows', async () => {
  const all = await db.requisition.findMany()
  await fc.assert(
    fc.asyncProperty(actors, async actor => {
      const { items } = await listRequisitions(db, actor, { limit: 10_000 })
      const policy = requisitionPolicy(actor)
      const allowed = all.filter(one => policy.may('read', one))
      expect(new Map(items.map(one => [one.id, one.allowedActions]))).toEqual(
        new Map(allowed.map(one => [one.id, policy.allowedActions(one)])),
      )
    }),
    { numRuns: 60 },
  )
})

test('nobody reads another person’s draft, whatever they are', () => {
  fc.assert(
    fc.property(actors, placeId, (actor, place) => {
      const draft = { status: 'draft' as const, placeId: place, requesterId: randomUUID() }
      expect(requisitionPolicy(actor).may('read', draft)).toBe(false)
    }),
  )
})

/** Does to a requisition what a button would, over HTTP; tells whether it was done. */
async function press(action: RequisitionAction, actor: Actor, key: { id: string; version: number }): Promise<boolean> {
  const client = service.as(actor).draft
  const deeds: Record<RequisitionAction, () => Promise<unknown>> = {
    edit: () => client.edit.mutate({ ...draftInput({ vendorId }), ...key }),
    submit: () => client.submit.mutate(key),
    discard: () => client.discard.mutate(key),
  }
  const refusal = await deeds[action]().then(
    () => null,
    (error: unknown) => error,
  )
  if (refusal !== null && !(refusal instanceof DomainError && refusal.status < 500)) throw refusal
  return refusal === null
}

test('for anybody and any requisition, an action is allowed exactly when the service then does it', async () => {
  const actions = fc.constantFrom(...requisitionActions)
  await fc.assert(
    fc.asyncProperty(actors, fc.nat(), actions, fc.boolean(), async (actor, pick, action, draft) => {
      const own = draft ? { status: 'draft' as const } : {}
      const some = await db.requisition.findMany({ where: own, orderBy: { id: 'asc' } })
      const one = some[pick % Math.max(some.length, 1)]
      if (!one) return
      const allowed = requisitionPolicy(actor).allowedActions(one).includes(action)
      expect(await press(action, actor, { id: one.id, version: one.version })).toBe(allowed)
    }),
    { numRuns: 80 },
  )
})

test('for anybody, the lists of vendors hold exactly those that the guard lets read and use', async () => {
  const all = await db.vendor.findMany()
  const ids = (vendors: { id: string }[]) => vendors.map(vendor => vendor.id).sort()
  await fc.assert(
    fc.asyncProperty(actors, async actor => {
      const policy = vendorPolicy(actor)
      const seen = await listVendors(db, actor, { limit: 1000 })
      expect(ids(seen.items)).toEqual(ids(all.filter(vendor => policy.may('read', vendor))))
      const usable = await listVendors(db, actor, { limit: 1000, view: 'usable' })
      const allowed = all.filter(vendor => policy.may('read', vendor) && policy.may('use', vendor))
      expect(ids(usable.items)).toEqual(ids(allowed))
    }),
    { numRuns: 60 },
  )
})
