import { randomUUID } from 'node:crypto'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  addAs,
  assetInput,
  central,
  type Inventory,
  lakeRoad,
  reasonOf,
  startInventory,
  unique,
} from '../testing/inventory.ts'

let service: Inventory
beforeAll(async () => {
  service = await startInventory()
})
afterAll(() => service[Symbol.asyncDispose]())

const admin = actorOf('admin')
const tech = actorOf('tech.lakeroad')
const librarian = actorOf('librarian.central')
const atCentral = { place: { id: central.id, name: central.name } }
const robot = machine(['assets:read', 'assets:manage'])

describe('adding', () => {
  test('everything that was written is kept, and a holder has the thing at once', async () => {
    const input = {
      ...assetInput({ serial: unique('SN'), room: { id: lakeRoad.rooms[0]?.id ?? null, name: '101' } }),
      condition: 'fair' as const,
      holder: { id: tech.id, name: tech.name },
      poNumber: 'PO-7',
      vendor: 'Prairie Data',
      fundingSource: 'Title I',
      priceCents: 24_999,
      purchasedOn: '2026-07-01',
    }
    const added = await service.as(tech).assets.add.mutate(input)
    expect(added).toMatchObject({ ...input, status: 'checked_out' })
    expect(await service.as(tech).assets.get.query({ tag: added.tag })).toEqual(added)
  })

  test('an asset is found by its tag in capitals or not, also in letters that fold oddly', async () => {
    const added = await addAs(service, admin, { tag: unique('İΣ') })
    for (const tag of [added.tag, added.tag.replace('Σ', 'σ')]) {
      expect(await service.as(admin).assets.get.query({ tag })).toEqual(added)
    }
  })

  test('a tag is the same tag in capitals, and so is a serial number; the sentence says which is taken', async () => {
    const first = await addAs(service, admin, { serial: unique('SN') })
    const sameTag = addAs(service, admin, { tag: first.tag.toLowerCase() })
    await expect(sameTag).rejects.toMatchObject({
      reason: 'already_exists',
      message: `An asset with the tag ${first.tag.toLowerCase()} is already in the inventory.`,
    })
    const sameSerial = addAs(service, admin, { serial: first.serial?.toUpperCase() })
    await expect(sameSerial).rejects.toMatchObject({
      reason: 'already_exists',
      message: `An asset with the serial number ${first.serial?.toUpperCase()} is already in the inventory.`,
    })
  })

  test('of two people who add one tag at once, one does and the other is told; no event is left of the other', async () => {
    const tag = unique('TC')
    const answers = await Promise.all([admin, tech].map(actor => reasonOf(addAs(service, actor, { tag }))))
    expect(answers.sort()).toEqual(['already_exists', 'no refusal'])
    expect((await feedOf('tag', tag)).map(event => event.verb)).toEqual(['added'])
  })

  test('a repeated idempotency key adds one asset; with another input it is refused', async () => {
    const context = { idempotencyKey: randomUUID() }
    const input = assetInput({ priceCents: 100 })
    const add = (changes = {}) => service.as(tech).assets.add.mutate({ ...input, ...changes }, { context })
    const [first, second] = await Promise.all([add(), add()])
    expect(second).toEqual(first)
    expect(await add()).toEqual(first)
    expect(await feedOf('tag', first.tag)).toHaveLength(1)
    expect(await reasonOf(add({ model: 'Other' }))).toBe('idempotency_key_reused')
  })

  test.each([
    ['a technician of another school', actorOf('tech.central')],
    ['a librarian of another school', librarian],
    ['a maintenance technician', newPerson([{ role: 'maintenance_technician', placeId: null }])],
    ['a principal', actorOf('principal.lakeroad')],
    ['a teacher', actorOf('teacher.lakeroad')],
    ['a machine that may only read', machine(['assets:read'])],
  ])('is forbidden to %s', async (_, actor) => {
    expect(await reasonOf(addAs(service, actor))).toBe('forbidden')
  })

  test('text that cannot be stored is the input’s fault and leaves nothing behind', async () => {
    const broken = [
      { tag: 'TC\u0000' },
      { model: 'x\u0000' },
      { tag: `TC-${'9'.repeat(50)}` },
      { priceCents: 0.5 },
      { purchasedOn: '0000-01-01' },
    ]
    for (const changes of broken) expect(await reasonOf(addAs(service, admin, changes))).toBe('invalid_input')
    const list = service.as(admin).assets.list
    expect(await reasonOf(list.query({ search: 'x\u0000' }))).toBe('invalid_input')
    expect(await reasonOf(service.as(admin).assets.get.query({ tag: '\u0000x' }))).toBe('invalid_input')
  })
})

describe('prices', () => {
  test('a librarian gets none, whether adding, reading or listing; a technician of the place does', async () => {
    const added = await addAs(service, librarian, { ...atCentral, priceCents: 24_900 })
    const listed = await service.as(librarian).assets.list.query({ search: added.tag })
    expect([added, await service.as(librarian).assets.get.query(added), ...listed.items]).toEqual([added, added, added])
    expect(added.priceCents).toBeNull()
    const seen = await service.as(actorOf('tech.central')).assets.get.query(added)
    expect(seen).toEqual({ ...added, priceCents: 24_900 })
  })

  test('a librarian who is also principal sees them where principal, and only there', async () => {
    const both = newPerson([
      { role: 'staff', placeId: null },
      { role: 'librarian', placeId: null },
      { role: 'principal', placeId: central.id },
    ])
    const [here, there] = await Promise.all([
      addAs(service, admin, { ...atCentral, priceCents: 100 }),
      addAs(service, admin, { priceCents: 100 }),
    ])
    expect((await service.as(both).assets.get.query(here)).priceCents).toBe(100)
    expect((await service.as(both).assets.get.query(there)).priceCents).toBeNull()
  })

  test.each([0, 1, 1_999, 999_999_999, 1_000_000_000])('%i cents are kept to the cent', async priceCents => {
    expect((await addAs(service, robot, { priceCents })).priceCents).toBe(priceCents)
  })

  test('no price is in the feed', async () => {
    const added = await addAs(service, admin, { priceCents: 4_242_42 })
    const [event] = await feedOf('tag', added.tag)
    expect(event).toMatchObject({ noun: 'asset', nounId: added.id, verb: 'added', actor: { id: admin.id } })
    expect(JSON.stringify(event)).not.toMatch(/price|424242|4242\.42/)
  })
})

test.each([
  ['Etc/GMT+12', 720],
  ['UTC', 0],
  ['Pacific/Kiritimati', -840],
])('a purchase date stays the day it is with the clock of %s', async (zone, offset) => {
  vi.stubEnv('TZ', zone)
  expect(new Date().getTimezoneOffset()).toBe(offset)
  for (const purchasedOn of ['2024-02-29', '2026-06-30', '2026-12-31']) {
    const { tag } = await addAs(service, robot, { purchasedOn })
    expect((await service.as(robot).assets.get.query({ tag })).purchasedOn).toBe(purchasedOn)
    const stored = await sql(service, 'select purchased_on::text as day from asset where tag = $1', [tag])
    expect(stored).toEqual([{ day: purchasedOn }])
  }
})

test('REST adds, lists and reads assets, and finds a tag that needs escaping', async () => {
  const headers = { authorization: `Bearer ${await service.token(robot)}`, 'content-type': 'application/json' }
  const call = async (path: string, init = {}) => {
    const response = await fetch(`${service.url}/api/inventory/assets${path}`, { headers, ...init })
    return { status: response.status, body: await response.json() }
  }
  const tag = unique('TC/1 50% ä')
  const added = await call('', { method: 'POST', body: JSON.stringify(assetInput({ tag })) })
  expect(added).toMatchObject({ status: 200, body: { tag, condition: 'good', holder: null } })
  expect(await call(`/${encodeURIComponent(tag)}`)).toEqual(added)
  const listed = await call(`?limit=1&status=available&placeId=${lakeRoad.id}&search=${encodeURIComponent(tag)}`)
  expect(listed).toEqual({ status: 200, body: { items: [added.body], nextCursor: null } })
  expect(await call('', { method: 'POST', body: JSON.stringify(assetInput({ tag })) })).toMatchObject({ status: 409 })
  expect(await call('', { method: 'POST', body: '{}' })).toMatchObject({ status: 422 })
  expect(await call('?limit=1000')).toMatchObject({ status: 422 })
  expect(await call('/%E0%A4')).toMatchObject({ status: 400 })
  expect(await call('/NO-SUCH-TAG')).toMatchObject({ status: 404, body: { detail: 'Asset not found' } })
})

test('instants are right whatever time zone the database server has', async () => {
  await using own = await startInventory()
  const { pathname } = new URL(own.databaseUrl)
  await sql(own, `alter database ${pathname.slice(1)} set timezone to 'Pacific/Kiritimati'`)
  const { tag, createdAt } = await addAs(own, admin)
  const [stored] = await sql(own, 'select created_at, (select at from event) from asset where tag = $1', [tag])
  expect(stored?.created_at).toEqual(new Date(createdAt))
  const [event] = await feedOf('tag', tag, own)
  expect(Math.abs(Date.parse(event?.at ?? '') - Date.parse(createdAt))).toBeLessThan(60_000)
})

/** Asks PostgreSQL itself. */
async function sql(of: Inventory, text: string, values: string[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: of.databaseUrl })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** The events that say this of their asset. The feed holds back what is younger than any transaction on the server. */
async function feedOf(key: string, value: string, of = service) {
  return vi.waitFor(
    async () => {
      const { events } = await of.as(machine(['events:read'])).events.after.query({ limit: 500 })
      const own = events.filter(event => event.data[key] === value)
      expect(own).not.toEqual([])
      return own
    },
    { timeout: 60_000 },
  )
}
