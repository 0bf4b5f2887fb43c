import { randomUUID } from 'node:crypto'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAs, assetInput, central, type Inventory, reasonOf, startInventory, unique } from '../testing/inventory.ts'

let service: Inventory
beforeAll(async () => {
  service = await startInventory()
})
afterAll(() => service[Symbol.asyncDispose]())

type Assets = ReturnType<Inventory['as']>['assets']

/** Every procedure that names one asset, asked for one by its tag. */
const asked: Record<string, (assets: Assets, tag: string) => Promise<unknown>> = {
  'assets.get': (assets, tag) => assets.get.query({ tag }),
  'assets.getByPath': (assets, tag) => assets.getByPath.query({ tag }),
}

const admin = actorOf('admin')

test.each([
  ['a teacher who does not hold it', actorOf('teacher.lakeroad')],
  ['a technician of another school', actorOf('tech.central')],
  ['a librarian of another school', actorOf('librarian.central')],
  ['a maintenance director', actorOf('maint.district')],
])('an asset that is not theirs to see does not exist for %s, however they ask', async (_, actor) => {
  const { tag } = await addAs(service, admin)
  const { assets } = service.as(actor)
  for (const ask of Object.values(asked)) {
    const missing = { reason: 'not_found', message: 'Asset not found' }
    await expect(ask(assets, tag)).rejects.toMatchObject(missing)
    await expect(ask(assets, 'no-such-tag')).rejects.toMatchObject(missing)
  }
  expect((await assets.list.query({ search: tag })).items).toEqual([])
})

test("'assets.add' of a tag that another school has is refused and tells nothing but that it is taken", async () => {
  const { tag } = await addAs(service, admin, { model: 'Secret model', priceCents: 4_242 })
  const input = assetInput({ tag, place: { id: central.id, name: central.name } })
  const refusal = await service
    .as(actorOf('tech.central'))
    .assets.add.mutate(input)
    .catch(error => error)
  expect(refusal).toMatchObject({
    reason: 'already_exists',
    message: `An asset with the tag ${tag} is already in the inventory.`,
  })
})

test('a student names own devices in a ticket, and reaches nothing else', async () => {
  const student = actorOf('student.central')
  const { tag } = await addAs(service, admin, { holder: { id: student.id, name: student.name } })
  const { assets } = service.as(student)
  const calls = [...Object.values(asked).map(ask => ask(assets, tag)), assets.list.query({})]
  expect(new Set(await Promise.all(calls.map(reasonOf)))).toEqual(new Set(['forbidden']))
  expect(await assets.choices.query({ roomId: null, personId: student.id })).toMatchObject([{ tag, where: 'person' }])
  const room = { id: randomUUID(), name: 'Library' }
  await addAs(service, admin, { room })
  expect(await assets.choices.query({ roomId: room.id, personId: null })).toEqual([])
})

test("'assets.named' and 'assets.find' tell a student of own devices only, and nobody where a person is", async () => {
  const student = actorOf('student.central')
  const holder = newPerson()
  const serial = unique('SN')
  const held = await addAs(service, admin, { serial, holder: { id: holder.id, name: holder.name } })
  const own = await addAs(service, admin, { holder: { id: student.id, name: student.name } })
  const standing = await addAs(service, admin, { room: { id: randomUUID(), name: 'Library' } })
  const { assets } = service.as(student)
  for (const { tag } of [held, standing]) {
    await expect(assets.named.query({ tag })).rejects.toMatchObject({ reason: 'not_found', message: 'Asset not found' })
    expect(await assets.find.query({ typed: tag })).toEqual([])
  }
  expect(await assets.named.query({ tag: own.tag })).toMatchObject({ where: 'person', place: null, room: null })
  expect(await assets.find.query({ typed: own.tag })).toMatchObject([{ tag: own.tag }])

  const teacher = service.as(newPerson()).assets
  const label = 'Chromebook, Dell Chromebook 3100'
  const bare = { tag: held.tag, label, where: 'district' }
  expect(await teacher.named.query({ tag: held.tag.toLowerCase() })).toEqual({ ...bare, place: null, room: null })
  expect(await teacher.find.query({ typed: serial.toLowerCase() })).toEqual([bare])
  const place = { id: standing.place.id, name: standing.place.name }
  expect(await teacher.named.query({ tag: standing.tag })).toMatchObject({ place, room: { name: 'Library' } })
})

test('the devices of a person are offered only to whom may see them', async () => {
  const holder = newPerson()
  const { tag } = await addAs(service, admin, { holder: { id: holder.id, name: holder.name } })
  const choices = (actor: typeof holder) =>
    service.as(actor).assets.choices.query({ roomId: null, personId: holder.id })
  expect(await choices(newPerson())).toEqual([])
  expect(await choices(actorOf('tech.central'))).toEqual([])
  expect(await choices(actorOf('tech.lakeroad'))).toMatchObject([{ tag, where: 'person' }])
})
