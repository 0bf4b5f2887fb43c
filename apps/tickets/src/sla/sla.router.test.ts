import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { recountDueTimes } from './recount.store.ts'

let service: Tickets
let db: Db

/** A Monday in November and the days after it, Central time. */
const monday = (time: string) => new Date(`2026-11-23T${time}:00-06:00`)
const tuesday = (time: string) => new Date(`2026-11-24T${time}:00-06:00`)
/** What time it is for the service, which runs in this process. Only the calendar is set: nothing waits. */
const itIs = (date: Date) => vi.setSystemTime(date)

beforeAll(async () => {
  service = await startTickets()
  db = openDb(service.databaseUrl)
})
afterAll(async () => {
  await db.$disconnect()
  await service[Symbol.asyncDispose]()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: monday('08:00') })
})
afterEach(() => {
  vi.useRealTimers()
})

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const director = actorOf('tech.district')
const work = () => service.as(tech).tickets
const read = (ticket: Ticket) => work().get.query(ticket)
const at = (date: Date) => date.toISOString()
const urgent = async () =>
  work().changePriority.mutate({ ...(await fileAs(service, teacher)), priority: 'urgent', note: null })

describe('the clock of a ticket', () => {
  test('starts when it is filed: a normal one is answered within 480 desk minutes and done within 2,400', async () => {
    const { clock, priority } = await fileAs(service, teacher)
    expect(priority).toBe('normal')
    expect(clock).toEqual({
      firstAnswerDueAt: at(monday('16:00')),
      firstAnsweredAt: null,
      resolutionDueAt: at(new Date('2026-11-27T14:00:00-06:00')),
      pausedAt: null,
      overdue: 'none',
    })
  })

  test('is counted anew from the filing when the priority changes, which history tells', async () => {
    const filed = await fileAs(service, teacher)
    itIs(monday('08:30'))
    const change = { ...filed, priority: 'urgent' as const, note: 'Testing week' }
    const ticket = await work().changePriority.mutate(change)
    expect(ticket).toMatchObject({ priority: 'urgent', version: 2, clock: { firstAnswerDueAt: at(monday('09:00')) } })
    expect(await reasonOf(work().changePriority.mutate({ ...change, version: 2 }))).toBe('same_priority')
    expect(await reasonOf(work().changePriority.mutate({ ...change, priority: 'low' }))).toBe('stale_version')
    const own = service.as(teacher).tickets.changePriority.mutate({ ...change, version: 2, priority: 'low' })
    expect(await reasonOf(own)).toBe('forbidden')
    const [, line] = await work().history.query(filed)
    expect(line).toMatchObject({
      verb: 'priority_changed',
      note: 'Testing week',
      priorityFrom: 'normal',
      priorityTo: 'urgent',
      statusTo: null,
    })
  })

  test('takes the first word of somebody who works the desk as the answer, and of nobody else', async () => {
    const filed = await fileAs(service, teacher)
    await service.as(teacher).tickets.comment.mutate({ ...filed, note: 'Any news?' })
    expect((await read(filed)).clock.firstAnsweredAt).toBeNull()
    itIs(monday('09:00'))
    const answered = await work().comment.mutate({ ...filed, note: 'On my way' })
    expect(answered.clock).toMatchObject({
      firstAnsweredAt: at(monday('09:00')),
      firstAnswerDueAt: at(monday('16:00')),
    })
    itIs(monday('10:00'))
    expect((await work().claim.mutate(filed)).clock.firstAnsweredAt).toBe(at(monday('09:00')))
  })

  test('takes a claim as an answer, and not what the requester does to an own ticket of an own desk', async () => {
    const claimed = await work().claim.mutate(await fileAs(service, teacher))
    expect(claimed.clock.firstAnsweredAt).toBe(at(monday('08:00')))
    const own = await work().claim.mutate(await fileAs(service, tech))
    expect(own.clock.firstAnsweredAt).toBeNull()
  })

  test('waits on hold, and goes on with what is left', async () => {
    const ticket = await urgent()
    itIs(monday('10:00'))
    const held = await work().changeStatus.mutate({ ...ticket, status: 'on_hold', note: 'Parts' })
    expect(held.clock).toMatchObject({ resolutionDueAt: null, pausedAt: at(monday('10:00')), overdue: 'none' })
    itIs(tuesday('08:00'))
    const resumed = await work().changeStatus.mutate({ ...held, status: 'in_progress', note: 'Here' })
    expect(resumed.clock).toMatchObject({ resolutionDueAt: at(tuesday('14:00')), pausedAt: null })
  })

  test('stands in long term, ends when closed, and goes on when reopened', async () => {
    const ticket = await urgent()
    const later = await work().changeStatus.mutate({ ...ticket, status: 'long_term', note: 'Summer' })
    expect(later.clock).toMatchObject({ resolutionDueAt: null, pausedAt: null })
    const back = await work().changeStatus.mutate({ ...later, status: 'open', note: 'Now' })
    itIs(monday('09:00'))
    const closed = await work().close.mutate({ ...back, note: 'Done' })
    expect(closed.clock.resolutionDueAt).toBe(at(monday('16:00')))
    itIs(tuesday('07:30'))
    const reopened = await service.as(teacher).tickets.reopen.mutate({ ...closed, note: 'Again' })
    expect(reopened.clock.resolutionDueAt).toBe(at(tuesday('14:30')))
  })
})

describe('overdue tickets', () => {
  test('are listed and counted, those of running clocks only, and each says that it is late', async () => {
    await using own = await startTickets()
    const [late, held, soon] = [
      await fileAs(own, teacher),
      await fileAs(own, teacher),
      await fileAs(own, teacher, { category: 'software' }),
    ]
    const client = own.as(tech).tickets
    for (const ticket of [late, held, soon])
      await client.changePriority.mutate({ ...ticket, priority: 'high', note: null })
    await client.changeStatus.mutate({ ...held, version: 2, status: 'on_hold', note: 'Parts' })
    await client.comment.mutate({ ...soon, note: 'Seen' })
    itIs(monday('12:01'))
    const overdue = await client.list.query({ overdue: true })
    expect(overdue.items.map(ticket => [ticket.number, ticket.clock.overdue])).toEqual([[late.number, 'late']])
    expect((await client.counts.query({})).overdue).toBe(1)
    expect((await client.counts.query({ category: 'software' })).overdue).toBe(0)
    expect((await own.as(actorOf('tech.central')).tickets.counts.query({})).overdue).toBe(0)
    itIs(tuesday('14:00'))
    expect((await client.get.query(soon)).clock.overdue).toBe('soon')
    itIs(tuesday('15:31'))
    expect((await client.counts.query({})).overdue).toBe(2)
    expect((await client.list.query({ priority: 'high' })).items).toHaveLength(3)
    expect((await client.list.query({ priority: 'low' })).items).toEqual([])
  })
})

/** Waits until the running service has counted what an edit asked it to. */
const recounted = (other: Db) =>
  vi.waitFor(async () => expect(await other.deskSetting.count({ where: { recountAfter: { not: null } } })).toBe(0), {
    timeout: 60_000,
  })

describe('an edit', () => {
  test('of targets, hours or closures counts the due times of live tickets again, not their versions or closed ones', async () => {
    await using own = await startTickets()
    const other = openDb(own.databaseUrl)
    const calendar = own.as(director).calendar
    const ticket = await fileAs(own, teacher)
    const elsewhere = await fileAs(own, teacher, { place: { id: null, name: 'Annex' } })
    const closed = await own.as(tech).tickets.close.mutate({ ...(await fileAs(own, teacher)), note: 'Done' })
    const due = async (of: Ticket) => (await own.as(director).tickets.get.query(of)).clock.resolutionDueAt

    const clock = await calendar.desk.query({ desk: 'technology' })
    const targets = [
      { category: 'hardware', priority: 'normal' as const, firstAnswerMinutes: null, resolutionMinutes: 510 },
    ]
    const edited = await own.as(director).sla.changeTargets.mutate({ ...clock, targets })
    expect(edited).toMatchObject({ targets, version: clock.version + 1 })
    await recounted(other)
    expect(await due(ticket)).toBe(at(tuesday('08:00')))

    await calendar.addClosure.mutate({
      name: 'Snow day',
      startsOn: '2026-11-24',
      endsOn: '2026-11-24',
      place: { id: lakeRoad.id, name: lakeRoad.name },
    })
    await recounted(other)
    expect(await due(ticket)).toBe(at(new Date('2026-11-25T08:00:00-06:00')))
    expect(await due(elsewhere)).toBe(at(tuesday('08:00')))

    await calendar.changeHours.mutate({ ...edited, hours: [{ weekday: 7, opensAt: 0, closesAt: 1440 }] })
    await recounted(other)
    expect(await due(ticket)).toBe(at(new Date('2026-11-29T08:30:00-06:00')))
    expect(await due(closed)).toBe(closed.clock.resolutionDueAt)
    expect((await own.as(tech).tickets.get.query(ticket)).version).toBe(ticket.version)
    await other.$disconnect()
  })

  test('makes the running service count by itself, and goes on where a stopped one was', async () => {
    await using own = await startTickets()
    const other = openDb(own.databaseUrl)
    const filed = await Promise.all(Array.from({ length: 5 }, () => fileAs(own, teacher)))
    const clock = await own.as(director).calendar.desk.query({ desk: 'technology' })
    await own.as(director).sla.changeTargets.mutate({ ...clock, targets: [] })
    await recounted(other)
    expect(await other.ticket.count({ where: { dueAt: { not: null } } })).toBe(0)
    const first = filed.map(ticket => ticket.id).sort()[1]
    await own.as(director).sla.changeTargets.mutate({ ...clock, version: clock.version + 1, targets: clock.targets })
    await recounted(other)
    await other.ticket.updateMany({ data: { dueAt: null } })
    await other.deskSetting.update({ where: { desk: 'technology' }, data: { recountAfter: first } })
    await recountDueTimes(other, monday('08:00'))
    expect(await other.ticket.count({ where: { dueAt: { not: null } } })).toBe(3)
    await other.$disconnect()
  })

  test('is refused to others, to a stale version, and with targets that contradict each other', async () => {
    const clock = await service.as(director).calendar.desk.query({ desk: 'technology' })
    const target = { category: null, priority: 'low' as const, firstAnswerMinutes: 1, resolutionMinutes: 1 }
    const change = (actor: typeof teacher, changes: object) =>
      reasonOf(service.as(actor).sla.changeTargets.mutate({ ...clock, ...changes }))
    expect(await change(actorOf('maint.district'), {})).toBe('forbidden')
    expect(await change(tech, {})).toBe('forbidden')
    expect(await change(director, { version: clock.version + 1 })).toBe('stale_version')
    expect(await change(director, { targets: [target, target] })).toBe('invalid_input')
    expect(await change(director, { targets: [{ ...target, category: 'x', priority: null }] })).toBe('invalid_input')
    expect(await change(director, { targets: [{ ...target, resolutionMinutes: 0 }] })).toBe('invalid_input')
    expect(await service.as(director).calendar.desk.query({ desk: 'technology' })).toEqual(clock)
  })

  test('that files and edits meet leaves no ticket counted by the old targets', async () => {
    await using own = await startTickets()
    const other = openDb(own.databaseUrl)
    const clock = await own.as(director).calendar.desk.query({ desk: 'technology' })
    const filings = Array.from({ length: 12 }, () => fileAs(own, teacher))
    const edit = own.as(director).sla.changeTargets.mutate({ ...clock, targets: [] })
    await Promise.all([...filings, edit])
    await recounted(other)
    expect(await other.ticket.count({ where: { dueAt: { not: null } } })).toBe(0)
    await other.$disconnect()
  })
})
