import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { systemDoer } from '../sla/system-doer.ts'
import { fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { openUnseen } from '../ticket/ticket.rules.ts'
import { changeTicket } from '../ticket/ticket.store.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

/** A ticket of a new teacher, and a new technician of the school. */
async function scene() {
  const teacher = newPerson()
  const tech = newPerson([{ role: 'technology_technician', placeId: lakeRoad.id }])
  const filed = await fileAs(service, teacher)
  const key = { desk: filed.desk, number: filed.number }
  const unread = async (actor = teacher) => (await service.as(actor).attention.of.query(key)).isUnread
  const look = async (actor = teacher) => {
    const { asOf } = await service.as(actor).attention.of.query(key)
    await service.as(actor).attention.read.mutate({ ...key, asOf: asOf ?? '' })
  }
  return { teacher, tech, filed, key, unread, look }
}

test('a filed ticket is unread to the desk and not to who filed it', async () => {
  const { teacher, tech, unread, look, filed } = await scene()
  expect([await unread(teacher), await unread(tech)]).toEqual([false, true])
  await look(tech)
  expect(await unread(tech)).toBe(false)
  const { ids } = await service.as(tech).attention.unread.query({ ids: [filed.id] })
  expect(ids).toEqual([])
})

test('what somebody else does makes it unread, what one does oneself never', async () => {
  const { teacher, tech, unread, look, key, filed } = await scene()
  await look(tech)
  await service.as(tech).tickets.claim.mutate({ ...key, version: filed.version })
  expect([await unread(teacher), await unread(tech)]).toEqual([true, false])
  await service.as(teacher).tickets.comment.mutate({ ...key, note: 'Thanks' })
  // They have not looked at the claim: their own words do not make them have.
  expect([await unread(teacher), await unread(tech)]).toEqual([true, true])
  await look(teacher)
  await service.as(teacher).tickets.comment.mutate({ ...key, note: 'Hello?' })
  expect(await unread(teacher)).toBe(false)
})

test('an internal note is news to the desk and not to the requester', async () => {
  const { teacher, tech, unread, look, key } = await scene()
  const other = newPerson([{ role: 'technology_technician', placeId: lakeRoad.id }])
  await Promise.all([look(tech), look(other)])
  await service.as(other).comments.note.mutate({ ...key, note: 'Cable?' })
  expect([await unread(teacher), await unread(tech), await unread(other)]).toEqual([false, true, false])
  expect((await service.as(teacher).attention.counts.query()).unread).toBe(0)
})

test('what the system does by itself is no news', async () => {
  const { teacher, tech, unread, look, key } = await scene()
  await look(tech)
  const db = openDb(service.databaseUrl)
  try {
    await changeTicket(db, systemDoer, 'test', key, ticket => openUnseen(ticket, 48))
  } finally {
    await db.$disconnect()
  }
  expect((await service.as(tech).tickets.get.query(key)).status).toBe('open')
  expect([await unread(teacher), await unread(tech)]).toEqual([false, false])
})

test('what comes while somebody looks stays unread, and a mark never goes back', async () => {
  const { tech, unread, key, teacher } = await scene()
  const seen = await service.as(tech).attention.of.query(key)
  await service.as(teacher).tickets.comment.mutate({ ...key, note: 'One more thing' })
  const read = (asOf: string | null) => service.as(tech).attention.read.mutate({ ...key, asOf: asOf ?? '' })
  await read(seen.asOf)
  expect(await unread(tech)).toBe(true)
  await read((await service.as(tech).attention.of.query(key)).asOf)
  await read(seen.asOf)
  expect(await unread(tech)).toBe(false)
  await read('2999-01-01T00:00:00.000Z')
  await service.as(teacher).tickets.comment.mutate({ ...key, note: 'And another' })
  expect(await unread(tech)).toBe(true)
})

test('everything can be marked as read, and what happens next is unread again', async () => {
  const { teacher, tech, key } = await scene()
  await fileAs(service, teacher)
  const mine = service.as(tech)
  const before = await mine.attention.counts.query()
  expect(before.unread).toBeGreaterThanOrEqual(2)
  expect((await mine.tickets.list.query({ unread: true, limit: 100 })).items).toHaveLength(before.unread)
  await mine.attention.readAll.mutate()
  expect((await mine.attention.counts.query()).unread).toBe(0)
  expect((await mine.tickets.counts.query({ unread: true })).anyOpen).toBe(0)
  await service.as(teacher).tickets.comment.mutate({ ...key, note: 'Still broken' })
  expect((await mine.tickets.list.query({ unread: true })).items.map(ticket => ticket.number)).toEqual([key.number])
})

test('watching shows a ticket in a list, twice is once, and grants nothing', async () => {
  const { teacher, tech, key, filed } = await scene()
  const watch = (actor: typeof tech, on = true) => service.as(actor).attention.watch.mutate({ ...key, watch: on })
  await Promise.all([watch(tech), watch(tech), watch(teacher)])
  expect(await service.as(tech).attention.of.query(key)).toMatchObject({
    isWatching: true,
    watchers: [{ id: expect.any(String) }, { id: expect.any(String) }],
  })
  expect((await service.as(teacher).attention.of.query(key)).watchers).toEqual([])
  const list = async () => (await service.as(tech).tickets.list.query({ view: 'watching' })).items
  expect((await list()).map(ticket => ticket.id)).toEqual([filed.id])
  await watch(tech, false)
  expect(await list()).toEqual([])
  expect(await reasonOf(watch(actorOf('principal.lakeroad')))).toBe('forbidden')
  // A watcher who no longer works there sees nothing of it.
  await watch(tech)
  const moved = { ...tech, grants: [{ role: 'staff' as const, placeId: null }] }
  expect((await service.as(moved).tickets.list.query({ view: 'watching' })).items).toEqual([])
})

test('one of very many watchers knows that they watch', async () => {
  const { tech, key, filed } = await scene()
  await service.as(tech).attention.watch.mutate({ ...key, watch: true })
  const db = openDb(service.databaseUrl)
  await db.$executeRaw`
    insert into watch (person_id, ticket_id, person_name, created_at)
    select gen_random_uuid(), ${filed.id}::uuid, 'A before all', now() from generate_series(1, 100)`
  await db.$disconnect()
  expect((await service.as(tech).attention.of.query(key)).isWatching).toBe(true)
})
