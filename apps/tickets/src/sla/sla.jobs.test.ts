import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf, machine } from '@ocs/service-kit/testing/service'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Db, openDb } from '../db.ts'
import { fileAs, startTickets, type Tickets } from '../testing/tickets.ts'
import { warnOfDueTimes } from './due-soon.store.ts'
import { openUnseenTickets } from './open-unseen.store.ts'

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
const urgent = async () =>
  work().changePriority.mutate({ ...(await fileAs(service, teacher)), priority: 'urgent', note: null })

describe('warnings', () => {
  const warnings = async (ticket: Ticket) =>
    (await work().history.query(ticket)).filter(line => line.verb === 'due_soon').map(line => line.actor.name)

  test('are recorded by System once for each due time, however often and in how many processes one looks', async () => {
    const ticket = await urgent()
    await warnOfDueTimes(db, monday('08:47'))
    expect(await warnings(ticket)).toEqual([])
    await Promise.all([1, 2, 3].map(() => warnOfDueTimes(db, monday('08:48'))))
    await warnOfDueTimes(db, monday('08:55'))
    expect(await warnings(ticket)).toEqual(['System'])
    await work().comment.mutate({ ...ticket, note: 'On my way' })
    await warnOfDueTimes(db, monday('15:00'))
    expect(await warnings(ticket)).toEqual(['System', 'System'])
    expect((await work().get.query(ticket)).version).toBe(ticket.version)
  })

  test('are not recorded for what is late already, or waits', async () => {
    const [late, held] = [await urgent(), await urgent()]
    await work().changeStatus.mutate({ ...held, status: 'on_hold', note: 'Parts' })
    await warnOfDueTimes(db, tuesday('12:00'))
    expect([await warnings(late), await warnings(held)]).toEqual([[], []])
  })
})

describe('tickets that nobody looks at', () => {
  test('become open after 48 hours by System, once, as the predecessor did', async () => {
    await using own = await startTickets()
    const [old, answered] = [await fileAs(own, teacher), await fileAs(own, teacher)]
    const fresh = openDb(own.databaseUrl)
    const client = own.as(tech).tickets
    await client.claim.mutate(answered)
    itIs(tuesday('08:00'))
    const young = await fileAs(own, teacher, { desk: 'maintenance' })
    const after48 = new Date(monday('08:00').getTime() + 48 * 3_600_000)
    await openUnseenTickets(fresh, new Date(after48.getTime() - 1))
    expect((await client.get.query(old)).status).toBe('new')
    itIs(after48)
    await Promise.all([1, 2, 3].map(() => openUnseenTickets(fresh, after48)))
    const opened = await client.get.query(old)
    expect(opened).toMatchObject({ status: 'open', version: 2, clock: { firstAnsweredAt: null } })
    expect((await client.get.query(answered)).status).toBe('assigned')
    expect((await own.as(teacher).tickets.get.query(young)).status).toBe('new')
    const [, line] = await client.history.query(old)
    expect(line).toMatchObject({
      verb: 'status_changed',
      actor: { name: 'System' },
      note: 'Automatically changed to "Open" after 48 hours',
      statusFrom: 'new',
      statusTo: 'open',
    })
    await fresh.$disconnect()
  })

  test('stay new where the desk has switched that off, and open sooner where it says so', async () => {
    await using own = await startTickets()
    const fresh = openDb(own.databaseUrl)
    const clock = await own.as(director).calendar.desk.query({ desk: 'technology' })
    const off = await own.as(director).sla.changeOpenAfter.mutate({ ...clock, openAfterHours: null })
    expect(off.openAfterHours).toBeNull()
    const ticket = await fileAs(own, teacher)
    await openUnseenTickets(fresh, new Date('2027-01-01'))
    expect((await own.as(tech).tickets.get.query(ticket)).status).toBe('new')
    await own.as(director).sla.changeOpenAfter.mutate({ ...off, openAfterHours: 2 })
    await openUnseenTickets(fresh, monday('10:00'))
    const [, line] = await own.as(tech).tickets.history.query(ticket)
    expect(line?.note).toBe('Automatically changed to "Open" after 2 hours')
    await fresh.$disconnect()
  })

  test('the feed tells of them with an actor that no person has', async () => {
    const ticket = await fileAs(service, teacher)
    await openUnseenTickets(db, new Date('2026-12-01'))
    await vi.waitFor(
      async () => {
        const { events } = await service.as(machine(['events:read'])).events.after.query({ limit: 500 })
        const own = events.filter(event => event.nounId === ticket.id)
        expect(own.map(event => event.actor.name)).toEqual([teacher.name, 'System'])
      },
      { timeout: 60_000 },
    )
  })
})
