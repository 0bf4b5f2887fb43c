import { randomUUID } from 'node:crypto'
import { type Actor, actorCan } from '@ocs/contracts/actors'
import { assetStatuses } from '@ocs/contracts/assets'
import { demoPlaces } from '@ocs/contracts/demo'
import { type Permission, type Role, roles } from '@ocs/contracts/permissions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { assetInput, type Inventory, reasonOf, startInventory } from '../testing/inventory.ts'
import { deviceChoices, findDevices, listAssets } from './asset.list.ts'
import { assetPolicy, permissionFor } from './asset.policy.ts'

// Few people and places, so that generated actors and assets meet often.
const people = Array.from({ length: 3 }, () => randomUUID())
const places = demoPlaces.slice(0, 3).map(place => place.id)
const placeId = fc.constantFrom(null, ...places)
const roomId = randomUUID()
const scopes: Permission[] = ['assets:read', 'assets:manage', 'tickets:file']

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

let service: Inventory
let db: Db

/** Every combination of status, place and holder that could matter. */
async function insertAssets(): Promise<void> {
  const facts = assetStatuses.flatMap(status =>
    [null, ...places].flatMap(place => [null, ...people].map(holderId => ({ status, placeId: place, holderId }))),
  )
  await db.asset.createMany({
    data: facts.map((fact, n) => ({
      ...fact,
      tag: `T${n}`,
      tagKey: `t${String(n).padStart(10, '0')}`,
      type: 'Other',
      model: 'A thing',
      condition: 'good',
      placeName: 'A place',
      roomId: n % 2 ? roomId : null,
      roomName: n % 2 ? '101' : null,
      holderName: fact.holderId && 'A person',
      price: '12.34',
      createdAt: new Date(),
    })),
  })
}

beforeAll(async () => {
  service = await startInventory()
  db = openDb(service.databaseUrl)
  await insertAssets()
})

afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})

test('for anybody, the list holds exactly the assets that the guard lets read, with prices exactly where it says', async () => {
  const all = await db.asset.findMany()
  await fc.assert(
    fc.asyncProperty(actors, async actor => {
      const { items } = await listAssets(db, actor, { limit: 10_000 })
      const policy = assetPolicy(actor)
      const allowed = all.filter(asset => policy.may('read', asset))
      expect(new Map(items.map(asset => [asset.id, asset.priceCents]))).toEqual(
        new Map(allowed.map(asset => [asset.id, policy.may('seePrice', asset) ? 1234 : null])),
      )
    }),
    { numRuns: 100 },
  )
})

test('for anybody, the ticket form offers only what the guard lets choose or read', async () => {
  const all = new Map((await db.asset.findMany()).map(asset => [asset.tag, asset]))
  await fc.assert(
    fc.asyncProperty(actors, fc.constantFrom(...people), async (actor, personId) => {
      const policy = assetPolicy(actor)
      for (const { tag, where } of await deviceChoices(db, actor, { roomId, personId })) {
        const asset = all.get(tag)
        const isOffer = where === 'room' || personId === actor.id
        expect(asset && policy.may(isOffer ? 'choose' : 'read', asset)).toBe(true)
        expect(where === 'room' ? asset?.roomId === roomId : asset?.holderId === personId).toBe(true)
      }
      for (const { tag } of await findDevices(db, actor, { typed: 'TC-' })) {
        const asset = all.get(tag)
        expect(asset && policy.may('choose', asset)).toBe(true)
      }
    }),
    { numRuns: 50 },
  )
})

test('for anybody and any place, adding is done exactly when the guard allows it', async () => {
  await fc.assert(
    fc.asyncProperty(actors, placeId, async (actor, id) => {
      const input = assetInput({ place: { id, name: 'A place' } })
      const allowed = assetPolicy(actor).may('add', { placeId: id, holderId: null, status: 'available' })
      const outcome = await reasonOf(service.as(actor).assets.add.mutate(input))
      expect(outcome).toBe(allowed ? 'no refusal' : 'forbidden')
    }),
    { numRuns: 60 },
  )
})

test('nobody may do to any asset what the permission table does not give them at all', () => {
  const facts = fc.record({
    placeId,
    holderId: fc.constantFrom(null, ...people),
    status: fc.constantFrom(...assetStatuses),
  })
  fc.assert(
    fc.property(actors, facts, fc.constantFrom('read', 'seePrice', 'choose', 'add'), (actor, asset, deed) => {
      if (assetPolicy(actor).may(deed, asset)) expect(actorCan(actor, permissionFor[deed])).toBe(true)
    }),
  )
})

test('no role shows a librarian a price that the role itself would not show', () => {
  const grants = fc.array(fc.record({ role: fc.constantFrom<Role>('staff', 'librarian'), placeId }), { maxLength: 4 })
  fc.assert(
    fc.property(grants, fc.constantFrom(...people), placeId, (held, holderId, place) => {
      const actor: Actor = { kind: 'person', id: holderId, name: 'A librarian', grants: held, scopes: [] }
      expect(assetPolicy(actor).may('seePrice', { placeId: place, holderId, status: 'available' })).toBe(false)
    }),
  )
})
