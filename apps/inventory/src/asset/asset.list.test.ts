import { randomUUID } from 'node:crypto'
import type { AssetListInput } from '@ocs/contracts/assets'
import { encodeCursor } from '@ocs/service-kit/cursors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { seedDemo } from '../seed/demo.ts'
import { addAs, central, type Inventory, lakeRoad, reasonOf, startInventory, unique } from '../testing/inventory.ts'

let service: Inventory
beforeAll(async () => {
  service = await startInventory()
})
afterAll(() => service[Symbol.asyncDispose]())

const admin = actorOf('admin')
const robot = machine(['assets:read', 'assets:manage'])
const tagsOf = async (input: AssetListInput) =>
  (await service.as(robot).assets.list.query(input)).items.map(asset => asset.tag)

describe('the search box', () => {
  test('finds by tag, serial, type, brand, model, PO, vendor, funding and holder, in any case, every word', async () => {
    const word = unique('W').replaceAll('-', '')
    const { tag } = await addAs(service, robot, {
      serial: `${word}ser`,
      type: `${word}type`,
      brand: `${word}brand`,
      model: `${word}model`,
      poNumber: `${word}po`,
      vendor: `${word}vendor`,
      fundingSource: `${word}fund`,
      holder: { id: randomUUID(), name: `${word}name Surname` },
    })
    const searches = [tag, ...['ser', 'type', 'brand', 'model', 'po', 'vendor', 'fund', 'name'].map(end => word + end)]
    for (const search of searches) expect(await tagsOf({ search: search.toUpperCase() })).toEqual([tag])
    expect(await tagsOf({ search: `surname ${word}po` })).toEqual([tag])
    expect(await tagsOf({ search: `${word}po elsewhere` })).toEqual([])
  })

  test('takes %, _ and \\ as they are', async () => {
    const word = unique('L')
    const odd = await addAs(service, robot, { model: `${word} 50%_\\off` })
    await addAs(service, robot, { model: `${word} 50 and off` })
    for (const search of ['50%', '%_', '_\\', '\\off', '50%_\\off']) {
      expect(await tagsOf({ search: `${word} ${search}` })).toEqual([odd.tag])
    }
    expect(await tagsOf({ search: `${word} 5_%` })).toEqual([])
  })
})

test('pages run in natural order of tag, meet every asset once, and go on from where they were', async () => {
  const model = unique('M')
  const prefix = unique('P')
  const tags = [1, 2, 9, 10, 11, 100].map(n => `${prefix}-${n}`)
  for (const tag of [...tags].reverse()) await addAs(service, robot, { tag, model })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await service.as(robot).assets.list.query({ search: model, limit: 2, cursor })
    seen.push(...page.items.map(asset => asset.tag))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(tags)
})

test('tags that sort alike are paged apart', async () => {
  const model = unique('M')
  const prefix = unique('P')
  const tags = [`${prefix}-7`, `${prefix}-07`, `${prefix}-007`]
  for (const tag of tags) await addAs(service, robot, { tag, model })
  const first = await service.as(robot).assets.list.query({ search: model, limit: 2 })
  const rest = await service.as(robot).assets.list.query({ search: model, limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items].map(asset => asset.tag).sort()).toEqual([...tags].sort())
  expect(rest.nextCursor).toBeNull()
})

test('place and status narrow the list; an unknown place is an empty one', async () => {
  const model = unique('M')
  const here = await addAs(service, robot, { model })
  const out = await addAs(service, robot, { model, holder: { id: randomUUID(), name: 'A person' } })
  await addAs(service, robot, { model, place: { id: central.id, name: central.name } })
  expect((await tagsOf({ search: model, placeId: lakeRoad.id })).sort()).toEqual([here.tag, out.tag].sort())
  expect(await tagsOf({ search: model, placeId: lakeRoad.id, status: 'checked_out' })).toEqual([out.tag])
  expect(await tagsOf({ search: model, placeId: randomUUID() })).toEqual([])
})

test.each(['nonsense', encodeCursor([1, 2]), encodeCursor(['a', 'b', 'c'])])(
  'a cursor of another list is refused: %s',
  async cursor => {
    expect(await reasonOf(service.as(robot).assets.list.query({ cursor }))).toBe('bad_cursor')
  },
)

describe('choices of the ticket form', () => {
  const room = () => ({ id: randomUUID(), name: '101' })
  const choices = (actor: Parameters<Inventory['as']>[0], roomId: string | null, personId: string | null) =>
    service.as(actor).assets.choices.query({ roomId, personId })

  test('are the room’s devices and one’s own, each once, by tag and model and nothing else', async () => {
    const teacher = newPerson()
    const here = room()
    const mine = { holder: { id: teacher.id, name: teacher.name } }
    const [board, own, elsewhere] = await Promise.all([
      addAs(service, admin, { room: here, type: 'Smartboard', brand: 'SMART', model: 'Board', priceCents: 5 }),
      addAs(service, admin, { room: here, ...mine }),
      addAs(service, admin, { room: room(), ...mine, brand: null }),
    ])
    const offered = await choices(teacher, here.id, teacher.id)
    expect(offered[0]).toEqual({ tag: board.tag, label: 'Smartboard, SMART Board', where: 'room' })
    expect(offered.slice(1).sort((a, b) => a.label.localeCompare(b.label))).toEqual([
      { tag: elsewhere.tag, label: 'Chromebook, Chromebook 3100', where: 'person' },
      { tag: own.tag, label: 'Chromebook, Dell Chromebook 3100', where: 'person' },
    ])
  })

  test('are at most 20 of each, in natural order, and none for an unknown room or person', async () => {
    const holder = newPerson()
    const here = room()
    const prefix = unique('C')
    for (let n = 1; n <= 21; n++) {
      await addAs(service, admin, { tag: `${prefix}-r${n}`, room: here })
      await addAs(service, admin, { tag: `${prefix}-p${n}`, holder: { id: holder.id, name: holder.name } })
    }
    const offered = await choices(holder, here.id, holder.id)
    const twenty = Array.from({ length: 20 }, (_, at) => at + 1)
    expect(offered.map(choice => choice.tag)).toEqual([
      ...twenty.map(n => `${prefix}-r${n}`),
      ...twenty.map(n => `${prefix}-p${n}`),
    ])
    expect(await choices(holder, randomUUID(), randomUUID())).toEqual([])
    expect(await choices(holder, null, null)).toEqual([])
  })

  test('from the whole district are found by a part of tag or serial, 10 at most, and by nothing else', async () => {
    const prefix = unique('F')
    const serial = unique('SN')
    for (let n = 1; n <= 11; n++) await addAs(service, admin, { tag: `${prefix}-${n}`, model: `${prefix}m` })
    const one = await addAs(service, admin, { serial, model: `${serial}m` })
    const find = async (typed: string) =>
      (await service.as(newPerson()).assets.find.query({ typed })).map(choice => choice.tag)
    expect(await find(prefix.toLowerCase())).toEqual(Array.from({ length: 10 }, (_, at) => `${prefix}-${at + 1}`))
    expect(await find(serial.slice(2))).toEqual([one.tag])
    expect(await find(`${serial}m`)).toEqual([])
    expect(await reasonOf(find(' ab '))).toBe('invalid_input')
  })

  test('leave out what was disposed of or lost', async () => {
    const here = room()
    const kept = await addAs(service, admin, { room: here })
    const db = openDb(service.databaseUrl)
    for (const status of ['disposed', 'lost'] as const) {
      const { id } = await addAs(service, admin, { room: here, tag: unique(status) })
      await db.asset.update({ where: { id }, data: { status } })
    }
    await db.$disconnect()
    expect((await choices(newPerson(), here.id, null)).map(choice => choice.tag)).toEqual([kept.tag])
    const found = await service.as(newPerson()).assets.find.query({ typed: 'lost-' })
    expect(found).toEqual([])
  })
})

test('the demo district is filled once, every person with a device and every place with many', async () => {
  await using own = await startInventory()
  const db = openDb(own.databaseUrl)
  await seedDemo(db)
  const first = await db.asset.count()
  await seedDemo(db)
  expect(await db.asset.count()).toBe(first)
  expect(first).toBeGreaterThan(110)
  await db.$disconnect()
  const teacher = actorOf('teacher.lakeroad')
  expect((await own.as(teacher).assets.list.query({})).items).toHaveLength(1)
  const roomId = lakeRoad.rooms[0]?.id ?? null
  const offered = await own.as(teacher).assets.choices.query({ roomId, personId: teacher.id })
  expect(offered.map(choice => choice.where)).toEqual(expect.arrayContaining(['room', 'person']))
})
