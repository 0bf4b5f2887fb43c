import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import type { BulkAction } from '@ocs/contracts/ticket-bulk'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { seedLarge } from '../seed/large.ts'
import { central, fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { changeMany, goOn } from './bulk.store.ts'
import { undoBulk } from './bulk-undo.store.ts'

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

const tech = actorOf('tech.lakeroad')
const director = actorOf('tech.district')
const helper = { id: actorOf('tech.central').id, name: actorOf('tech.central').name }
const toHelper: BulkAction = { kind: 'assign', assignee: helper, note: 'Please take these' }
const bulk = (actor: Actor) => service.as(actor).bulk
const get = (ticket: Ticket) => service.as(director).tickets.get.query(ticket)
const ids = (tickets: Ticket[]) => tickets.map(ticket => ticket.id)
const file = (count: number, changes = {}) =>
  Promise.all(Array.from({ length: count }, () => fileAs(service, newPerson(), changes)))
const doer = (actor: Actor) => ({ actor, requestId: randomUUID(), idempotencyKey: null })

describe('a change of many', () => {
  test('changes all that match a filter, each with its line of history', async () => {
    const tickets = await file(3, { description: 'The metronome has stopped again' })
    const filter = { search: 'metronome', status: 'any_open' as const }
    expect(await bulk(tech).count.query(filter)).toEqual({ count: 3, tooMany: false })
    const target = { filter, expectedCount: 3 }
    const result = await bulk(tech).change.mutate({ target, action: toHelper })
    expect(result).toMatchObject({ changed: 3, waiting: 0, refused: [], undone: null })
    for (const ticket of tickets) {
      expect(await get(ticket)).toMatchObject({ status: 'assigned', assignee: helper, version: 2 })
      const [, line] = await service.as(director).tickets.history.query(ticket)
      expect(line).toMatchObject({ verb: 'assigned', note: 'Please take these', actor: { id: tech.id } })
    }
  })

  test('leaves alone what the actor must not or the facts forbid, and says which and why', async () => {
    const [mine, closed, given] = await file(3)
    const [elsewhere] = await file(1, { place: { id: central.id, name: central.name } })
    const [otherDesk] = await file(1, { desk: 'maintenance' })
    if (!mine || !closed || !given || !elsewhere || !otherDesk) throw new Error('Nothing was filed')
    await service.as(tech).tickets.close.mutate({ ...closed, note: 'Done' })
    await service.as(tech).tickets.assign.mutate({ ...given, assignee: helper, note: null })
    const all = [mine, closed, given, elsewhere, otherDesk]
    const target = { ids: [...ids(all), randomUUID()] }
    const result = await bulk(tech).change.mutate({ target, action: toHelper })
    expect(result.changed).toBe(1)
    expect(result.refused).toEqual([
      { reason: 'not_found', count: 3, examples: [] },
      { reason: 'already_assigned', count: 1, examples: [`#${given.number}`] },
      { reason: 'ticket_closed', count: 1, examples: [`#${closed.number}`] },
    ])
    expect(await get(elsewhere)).toMatchObject({ version: 1, assignee: null })
  })

  test('gives nobody a ticket of a place or a desk that they do not work', async () => {
    const places = [{}, { place: { id: central.id, name: central.name } }, { place: { id: null, name: 'Old annex' } }]
    const tickets = (await Promise.all(places.map(place => file(1, place)))).flat()
    tickets.push(...(await file(1, { desk: 'maintenance' })))
    const known = [director, tech, actorOf('tech.central')].map(({ id, name, grants }) => ({ id, name, grants }))
    await service.as(machine(['directory:sync'])).directory.replacePeople.mutate({ people: known })
    const assign = ({ id, name }: { id: string; name: string }) =>
      bulk(actorOf('admin')).change.mutate({
        target: { ids: ids(tickets) },
        action: { ...toHelper, assignee: { id, name } },
      })
    expect(await assign(helper)).toMatchObject({ changed: 2, refused: [{ reason: 'in_use', count: 2 }] })
    const given = await Promise.all(tickets.map(ticket => service.as(actorOf('admin')).tickets.get.query(ticket)))
    expect(given.map(({ assignee }) => assignee?.id)).toEqual([undefined, helper.id, helper.id, undefined])
    expect((await assign(director)).changed).toBe(3)
    await db.directoryPerson.deleteMany()
  })

  test('asks again when more match than the person saw, and changes nothing', async () => {
    const tickets = await file(3, { description: 'The sousaphone is out of tune' })
    const target = { filter: { search: 'sousaphone' }, expectedCount: 2 }
    const action: BulkAction = { kind: 'close', note: 'Tuned' }
    expect(await reasonOf(bulk(tech).change.mutate({ target, action }))).toBe('more_match_now')
    for (const ticket of tickets) expect((await get(ticket)).version).toBe(1)
    const fewer = await bulk(tech).change.mutate({ target: { ...target, expectedCount: 5 }, action })
    expect(fewer.changed).toBe(3)
  })

  test('is made once for an idempotency key, also when both requests arrive at once', async () => {
    const tickets = await file(4)
    const context = { idempotencyKey: randomUUID() }
    const input = { target: { ids: ids(tickets) }, action: toHelper }
    const change = () => bulk(tech).change.mutate(input, { context })
    const [first, second] = await Promise.all([change(), change()])
    expect(second.bulkId).toBe(first.bulkId)
    expect(await change()).toMatchObject({ bulkId: first.bulkId, changed: 4 })
    for (const ticket of tickets) expect((await get(ticket)).version).toBe(2)
  })

  test.each<[BulkAction, object]>([
    [{ kind: 'changeStatus', status: 'on_hold', note: 'Waiting' }, { status: 'on_hold' }],
    [{ kind: 'changePriority', priority: 'high', note: null }, { priority: 'high' }],
    [{ kind: 'close', note: 'Done' }, { status: 'closed' }],
  ])('can be %o and undone', async (action, expected) => {
    const [ticket] = await file(1)
    if (!ticket) throw new Error('Nothing was filed')
    const before = await get(ticket)
    const { bulkId } = await bulk(tech).change.mutate({ target: { ids: [ticket.id] }, action })
    expect(await get(ticket)).toMatchObject(expected)
    expect((await bulk(tech).undo.mutate({ bulkId })).undone).toEqual({ restored: 1, notRestored: 0 })
    const { version: _, updatedAt: __, ...restored } = await get(ticket)
    expect(before).toMatchObject(restored)
  })

  test('is for people who work tickets', async () => {
    const call = bulk(actorOf('teacher.lakeroad')).change.mutate({ target: { ids: [randomUUID()] }, action: toHelper })
    expect(await reasonOf(call)).toBe('forbidden')
  })

  test('goes through thousands in chunks', async () => {
    await seedLarge(db, 2500)
    await db.ticket.updateMany({ data: { archiveYear: null } })
    const filter = { desk: 'technology' as const, status: 'closed' as const }
    const { count } = await bulk(director).count.query(filter)
    expect(count).toBeGreaterThan(1000)
    const target = { filter, expectedCount: count }
    let result = await changeMany(db, doer(director), { target, action: { kind: 'close', note: 'Again' } })
    while (result.waiting > 0) result = await goOn(db, doer(director), result.bulkId, () => new Date())
    expect(result).toMatchObject({ changed: 0, refused: [{ reason: 'ticket_closed', count }] })
  })
})

describe('undo', () => {
  test('restores what nobody changed since, leaves the rest, and writes history', async () => {
    const [kept, touched] = await file(2)
    if (!kept || !touched) throw new Error('Nothing was filed')
    const { bulkId } = await bulk(tech).change.mutate({ target: { ids: ids([kept, touched]) }, action: toHelper })
    await service
      .as(director)
      .tickets.changeStatus.mutate({ ...touched, version: 2, status: 'in_progress', note: 'On it' })
    const undone = await bulk(tech).undo.mutate({ bulkId })
    expect(undone.undone).toEqual({ restored: 1, notRestored: 1 })
    expect(await get(kept)).toMatchObject({ status: 'new', assignee: null, version: 3 })
    expect(await get(touched)).toMatchObject({ status: 'in_progress', assignee: helper })
    const history = await service.as(director).tickets.history.query(kept)
    expect(history.map(line => line.verb)).toEqual(['filed', 'assigned', 'undone'])
    expect(history.at(-1)).toMatchObject({ statusFrom: 'assigned', statusTo: 'new', actor: { id: tech.id } })
  })

  test('leaves unread what the actor has not looked at, and read what they have', async () => {
    const [seen, unseen] = await file(2)
    if (!seen || !unseen) throw new Error('Nothing was filed')
    const { attention } = service.as(tech)
    const { asOf } = await attention.of.query(seen)
    await attention.read.mutate({ ...seen, asOf: asOf ?? '' })
    const unread = async () => (await attention.unread.query({ ids: ids([seen, unseen]) })).ids
    const { bulkId } = await bulk(tech).change.mutate({ target: { ids: ids([seen, unseen]) }, action: toHelper })
    expect(await unread()).toEqual([unseen.id])
    await bulk(tech).undo.mutate({ bulkId })
    expect(await unread()).toEqual([unseen.id])
  })

  test('of closing waits again for the input that was asked for', async () => {
    const [ticket] = await file(1)
    if (!ticket) throw new Error('Nothing was filed')
    const asked = newPerson()
    const question = 'Which cable is it?'
    await service.as(tech).input.ask.mutate({ ...ticket, asked: { id: asked.id, name: asked.name }, question })
    const action: BulkAction = { kind: 'close', note: 'Done' }
    const { bulkId } = await bulk(tech).change.mutate({ target: { ids: [ticket.id] }, action })
    expect(await service.as(asked).input.waiting.query()).toEqual([])
    await bulk(tech).undo.mutate({ bulkId })
    expect(await service.as(asked).input.waiting.query()).toMatchObject([
      { question, ticket: { number: ticket.number } },
    ])
    await service.as(asked).input.answer.mutate({ ...ticket, kind: 'answer', note: 'The short one' })
  })

  test('does not forget what was answered meanwhile', async () => {
    const [ticket] = await file(1)
    if (!ticket) throw new Error('Nothing was filed')
    const action: BulkAction = { kind: 'changePriority', priority: 'high', note: null }
    const { bulkId } = await bulk(tech).change.mutate({ target: { ids: [ticket.id] }, action })
    await service.as(tech).tickets.comment.mutate({ ...ticket, note: 'I am on my way' })
    const { firstAnsweredAt } = (await get(ticket)).clock
    expect(firstAnsweredAt).not.toBeNull()
    await bulk(tech).undo.mutate({ bulkId })
    expect(await get(ticket)).toMatchObject({ priority: 'normal', clock: { firstAnsweredAt } })
  })

  test('works although the actor gave the ticket out of sight', async () => {
    const [ticket] = await file(1, { place: { id: central.id, name: central.name } })
    if (!ticket) throw new Error('Nothing was filed')
    await service
      .as(director)
      .tickets.assign.mutate({ ...ticket, assignee: { id: tech.id, name: tech.name }, note: null })
    const { bulkId } = await bulk(tech).change.mutate({ target: { ids: [ticket.id] }, action: toHelper })
    expect(await reasonOf(service.as(tech).tickets.get.query(ticket))).toBe('not_found')
    await bulk(tech).undo.mutate({ bulkId })
    expect((await service.as(tech).tickets.get.query(ticket)).assignee?.id).toBe(tech.id)
  })

  test('happens once, however often and at the same time it is asked for', async () => {
    const tickets = await file(5)
    const { bulkId } = await bulk(tech).change.mutate({ target: { ids: ids(tickets) }, action: toHelper })
    const undo = () => bulk(tech).undo.mutate({ bulkId })
    const results = await Promise.all([undo(), undo(), undo()])
    for (const result of results) expect(result.undone).toEqual({ restored: 5, notRestored: 0 })
    for (const ticket of tickets) expect((await get(ticket)).version).toBe(3)
  })

  test('is refused after thirty seconds', async () => {
    const [ticket] = await file(1)
    if (!ticket) throw new Error('Nothing was filed')
    let now = new Date()
    const clock = () => now
    const input = { target: { ids: [ticket.id] }, action: toHelper }
    const { bulkId, undoUntil } = await changeMany(db, doer(tech), input, clock)
    expect(undoUntil).toBe(new Date(now.getTime() + 30_000).toISOString())
    now = new Date(now.getTime() + 30_001)
    expect(await reasonOf(undoBulk(db, doer(tech), bulkId, clock))).toBe('undo_expired')
    now = new Date(now.getTime() - 1)
    expect((await undoBulk(db, doer(tech), bulkId, clock)).undone).toEqual({ restored: 1, notRestored: 0 })
  })
})
