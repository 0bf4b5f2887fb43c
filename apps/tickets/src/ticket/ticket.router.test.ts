import { randomUUID } from 'node:crypto'
import type { TicketHistoryItem } from '@ocs/contracts/ticket-history'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { central, fileAs, reasonOf, startTickets, type Tickets, ticketInput } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const teacher = actorOf('teacher.lakeroad')
const tech = actorOf('tech.lakeroad')
const director = actorOf('tech.district')
const verbs = (history: TicketHistoryItem[]) => history.map(item => item.verb)

describe('filing', () => {
  test('twenty filings at once get twenty numbers in a row, on each desk its own', async () => {
    await using own = await startTickets()
    const twenty = Array.from({ length: 20 }, (_, at) => at)
    const [technology, maintenance] = await Promise.all([
      Promise.all(twenty.map(() => fileAs(own, newPerson()))),
      Promise.all(twenty.map(() => fileAs(own, newPerson(), { desk: 'maintenance' }))),
    ])
    const expected = twenty.map(at => at + 1)
    expect(technology.map(ticket => ticket.number).sort((a, b) => a - b)).toEqual(expected)
    expect(maintenance.map(ticket => ticket.number).sort((a, b) => a - b)).toEqual(expected)
  })

  test('the requester is who the token names, and the title comes from the description', async () => {
    const forged = { ...ticketInput(), requester: { id: randomUUID(), name: 'Somebody else' }, status: 'closed' }
    const ticket = await service.as(teacher).tickets.file.mutate(forged)
    expect(ticket).toMatchObject({
      requester: { id: teacher.id, name: teacher.name },
      status: 'new',
      version: 1,
      title: 'The projector shows no picture',
    })
  })

  test('a machine files in its own name', async () => {
    const robot = machine(['tickets:file', 'tickets:read'], 'Sensor bridge')
    const ticket = await fileAs(service, robot, { desk: 'maintenance' })
    expect(ticket.requester).toEqual({ id: robot.id, name: 'Sensor bridge' })
  })

  test('a repeated idempotency key files one ticket, also when both arrive at once', async () => {
    const context = { idempotencyKey: randomUUID() }
    const file = () => service.as(teacher).tickets.file.mutate(ticketInput(), { context })
    const [first, second] = await Promise.all([file(), file()])
    expect(second).toEqual(first)
    expect(await file()).toEqual(first)
    expect(verbs(await service.as(teacher).tickets.history.query(first))).toEqual(['filed'])
  })

  test('the same idempotency key with another input is refused', async () => {
    const context = { idempotencyKey: randomUUID() }
    await service.as(teacher).tickets.file.mutate(ticketInput(), { context })
    const other = ticketInput({ description: 'Something else altogether' })
    const again = service.as(teacher).tickets.file.mutate(other, { context })
    expect(await reasonOf(again)).toBe('idempotency_key_reused')
  })

  test('a refused filing uses up no number', async () => {
    await using own = await startTickets()
    const broken = { room: { id: null, name: 'Room \u0000' } }
    expect(await reasonOf(fileAs(own, teacher, broken))).toBe('invalid_input')
    expect((await fileAs(own, teacher)).number).toBe(1)
  })
})

describe('working a ticket', () => {
  test('a ticket is claimed, put on hold, closed and reopened, and its history tells all of it', async () => {
    const filed = await fileAs(service, teacher)
    const work = service.as(tech).tickets
    const claimed = await work.claim.mutate(filed)
    expect(claimed).toMatchObject({ status: 'assigned', assignee: { id: tech.id }, version: 2 })
    expect(claimed.allowedActions).not.toContain('claim')
    const waiting = await work.changeStatus.mutate({ ...claimed, status: 'on_hold', note: 'Waiting for a lamp' })
    await service.as(teacher).tickets.comment.mutate({ ...filed, note: 'Thank you' })
    const closed = await work.close.mutate({ ...waiting, note: 'New lamp' })
    expect(closed.allowedActions).toEqual(['comment', 'reopen', 'note', 'watch', 'link', 'split'])
    expect(closed.closedAt).not.toBeNull()
    const reopened = await service.as(teacher).tickets.reopen.mutate({ ...closed, note: 'Dark again' })
    expect(reopened).toMatchObject({ status: 'assigned', closedAt: null, assignee: { id: tech.id } })

    const history = await service.as(teacher).tickets.history.query(filed)
    expect(history.map(item => [item.verb, item.actor.name, item.statusFrom, item.statusTo, item.note])).toEqual([
      ['filed', teacher.name, null, 'new', null],
      ['assigned', tech.name, 'new', 'assigned', null],
      ['status_changed', tech.name, 'assigned', 'on_hold', 'Waiting for a lamp'],
      ['commented', teacher.name, null, null, 'Thank you'],
      ['closed', tech.name, 'on_hold', 'closed', 'New lamp'],
      ['reopened', teacher.name, 'closed', 'assigned', 'Dark again'],
    ])
  })

  test('an assignee from another school sees and works the ticket', async () => {
    const filed = await fileAs(service, teacher)
    const helper = actorOf('tech.central')
    expect(await reasonOf(service.as(helper).tickets.get.query(filed))).toBe('not_found')
    const assignee = { id: helper.id, name: helper.name }
    const given = await service.as(director).tickets.assign.mutate({ ...filed, assignee, note: 'Please help' })
    const closed = await service.as(helper).tickets.close.mutate({ ...given, note: 'Done' })
    expect(closed.status).toBe('closed')
  })

  test('a stale version changes nothing and writes no history', async () => {
    const filed = await fileAs(service, teacher)
    const claimed = await service.as(tech).tickets.claim.mutate(filed)
    const stale = service.as(director).tickets.changeStatus.mutate({ ...filed, status: 'long_term', note: 'Later' })
    expect(await reasonOf(stale)).toBe('stale_version')
    expect(await service.as(tech).tickets.get.query(filed)).toEqual(claimed)
    expect(verbs(await service.as(tech).tickets.history.query(filed))).toEqual(['filed', 'assigned'])
  })

  test('of two people who close at once, one wins and the other is told', async () => {
    const filed = await fileAs(service, teacher)
    const close = (actor: typeof tech) =>
      reasonOf(service.as(actor).tickets.close.mutate({ ...filed, note: `By ${actor.name}` }))
    expect((await Promise.all([close(tech), close(director)])).sort()).toEqual(['no refusal', 'stale_version'])
    expect(verbs(await service.as(tech).tickets.history.query(filed))).toEqual(['filed', 'closed'])
  })

  test('a comment does not make the version of somebody who is writing stale', async () => {
    const filed = await fileAs(service, teacher)
    await service.as(teacher).tickets.comment.mutate({ ...filed, note: 'It is room 12, by the way' })
    expect((await service.as(tech).tickets.close.mutate({ ...filed, note: 'Done' })).status).toBe('closed')
  })

  test('what one sees but may not do is forbidden with a sentence', async () => {
    const filed = await fileAs(service, teacher)
    const comment = service.as(actorOf('principal.lakeroad')).tickets.comment.mutate({ ...filed, note: 'Hurry' })
    await expect(comment).rejects.toMatchObject({ reason: 'forbidden', message: /can read this ticket/ })
  })
})

test('the feed tells every change of a ticket in order, and only to readers of the feed', async () => {
  const filed = await fileAs(service, teacher, { place: { id: central.id, name: central.name } })
  await service.as(director).tickets.close.mutate({ ...filed, note: 'Done' })
  const own = await vi.waitFor(
    async () => {
      // The feed holds back what is younger than any transaction still running on the server, also another test's.
      const page = await service.as(machine(['events:read'])).events.after.query({ limit: 500 })
      const events = page.events.filter(event => event.nounId === filed.id)
      expect(events).toHaveLength(2)
      return events
    },
    { timeout: 60_000 },
  )
  expect(own.map(event => event.verb)).toEqual(['filed', 'closed'])
  expect(own[1]).toMatchObject({
    service: 'tickets',
    noun: 'ticket',
    actor: { id: director.id },
    note: 'Done',
    data: { desk: 'technology', number: filed.number, statusFrom: 'new', statusTo: 'closed', requesterId: teacher.id },
  })
  expect(await reasonOf(service.as(actorOf('admin')).events.after.query({}))).toBe('forbidden')
})
