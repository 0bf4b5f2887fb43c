import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const part = { title: null, description: 'The speakers crackle as well.', category: 'hardware', take: false }

async function scene() {
  const filed = await fileAs(service, teacher, { assetTag: 'TC-77', room: { id: null, name: 'Room 9' } })
  return { filed, key: { desk: filed.desk, number: filed.number } }
}

test('a part becomes an open ticket of its own for the same requester, and both histories say so', async () => {
  const { filed, key } = await scene()
  const made = await service.as(tech).links.split.mutate({ ...key, ...part })
  const { place, room, requester } = filed
  expect(made).toMatchObject({ place, room, requester, assetTag: 'TC-77', status: 'open', assignee: null })
  expect(made.title).toBe('The speakers crackle as well')
  const owner = service.as(teacher)
  expect((await owner.tickets.get.query(made)).allowedActions).toContain('close')
  expect((await owner.tickets.history.query(made))[0]).toMatchObject({
    verb: 'split_from',
    other: key,
    actor: { id: tech.id },
  })
  const other = { desk: made.desk, number: made.number }
  expect((await owner.tickets.history.query(key)).at(-1)).toMatchObject({ verb: 'split_off', other })
  expect(await owner.links.of.query(key)).toMatchObject([{ relation: 'parent_of', ticket: other }])
  expect((await owner.tickets.get.query(key)).version).toBe(filed.version)
  expect((await owner.attention.of.query(made)).isUnread).toBe(true)
})

test('who takes the part is given it, and its clock runs', async () => {
  const { key } = await scene()
  const made = await service.as(tech).links.split.mutate({ ...key, ...part, title: 'Speakers', take: true })
  expect(made).toMatchObject({ title: 'Speakers', status: 'assigned', assignee: { id: tech.id } })
  expect(made.clock.resolutionDueAt).not.toBeNull()
})

test("a student's part is a student's ticket too", async () => {
  const student = actorOf('student.central')
  const filed = await fileAs(service, student)
  const made = await service.as(tech).links.split.mutate({ ...part, desk: filed.desk, number: filed.number })
  const asked = { desk: filed.desk, placeId: filed.place.id ?? '', ownPlaceId: filed.place.id, text: part.description }
  expect((await service.as(teacher).affected.similar.query(asked)).map(({ number }) => number)).not.toContain(
    made.number,
  )
})

test('a part is refused by its reason, sent twice it is made once', async () => {
  const { key } = await scene()
  const { links } = service.as(tech)
  expect(await reasonOf(service.as(teacher).links.split.mutate({ ...key, ...part }))).toBe('forbidden')
  expect(await reasonOf(links.split.mutate({ ...key, ...part, category: 'nothing' }))).toBe('category_not_offered')
  const again = { context: { idempotencyKey: 'split-once' } }
  const [one, two] = [
    await links.split.mutate({ ...key, ...part }, again),
    await links.split.mutate({ ...key, ...part }, again),
  ]
  expect(two.number).toBe(one.number)
  const target = await fileAs(service, teacher)
  const into = { number: target.number, version: target.version }
  await links.merge.mutate({ ...key, version: 1, note: null, into })
  expect(await reasonOf(links.split.mutate({ ...key, ...part }))).toBe('already_merged')
})
