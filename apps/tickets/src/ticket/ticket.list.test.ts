import type { Actor } from '@ocs/contracts/actors'
import { ticketSorts } from '@ocs/contracts/ticket-list'
import type { Ticket } from '@ocs/contracts/tickets'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { central, fileAs, lakeRoad, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const admin = actorOf('admin')
const tech = actorOf('tech.lakeroad')
const list = async (actor: Actor, filter: Parameters<ReturnType<Tickets['as']>['tickets']['list']['query']>[0]) =>
  (await service.as(actor).tickets.list.query({ limit: 100, ...filter })).items
const numbers = (tickets: Ticket[]) => tickets.map(ticket => ticket.number).sort((a, b) => a - b)

describe('pages', () => {
  test.each(ticketSorts)('sorted by %s hold every ticket once, although more are filed meanwhile', async sort => {
    const filer = newPerson()
    const before: Ticket[] = []
    for (let at = 0; at < 7; at++) {
      before.push(await fileAs(service, filer, { room: { id: null, name: `Room ${(at * 5) % 12}` } }))
    }
    const seen: Ticket[] = []
    let cursor: string | undefined
    do {
      const page = await service.as(filer).tickets.list.query({ sort, limit: 2, cursor })
      seen.push(...page.items)
      cursor = page.nextCursor ?? undefined
      if (seen.length < 10) await fileAs(service, filer, { room: { id: null, name: 'Room 3' } })
    } while (cursor)
    const ids = seen.map(ticket => ticket.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(before.map(ticket => ticket.id)))
  })

  test('of rooms come in natural order', async () => {
    const filer = newPerson()
    for (const name of ['Room 10', 'Library', 'room 9', 'Room 100', 'Lab 2']) {
      await fileAs(service, filer, { room: { id: null, name } })
    }
    const rooms = (await list(filer, { sort: 'room' })).map(ticket => ticket.room?.name)
    expect(rooms).toEqual(['Lab 2', 'Library', 'room 9', 'Room 10', 'Room 100'])
  })

  test('refuse a cursor of another order, and one that is no cursor', async () => {
    const filer = newPerson()
    await fileAs(service, filer)
    await fileAs(service, filer)
    const { nextCursor } = await service.as(filer).tickets.list.query({ sort: 'room', limit: 1 })
    for (const cursor of [nextCursor ?? '', 'x', 'WyJuZXdlc3QiLCJ4IiwieCJd']) {
      expect(await reasonOf(list(filer, { sort: 'newest', cursor }))).toBe('bad_cursor')
    }
  })
})

describe('filters', () => {
  test('narrow the list, and counts agree with it', async () => {
    const filer = newPerson()
    const [first, second] = [await fileAs(service, filer), await fileAs(service, filer, { category: 'software' })]
    await fileAs(service, filer, { desk: 'maintenance', place: { id: central.id, name: central.name } })
    await service.as(tech).tickets.claim.mutate(first)
    await service.as(tech).tickets.close.mutate({ ...second, note: 'Done' })

    expect(await list(filer, { desk: 'technology' })).toHaveLength(2)
    expect(await list(filer, { placeId: central.id })).toHaveLength(1)
    expect(numbers(await list(filer, { category: 'software' }))).toEqual([second.number])
    expect(await list(filer, { status: 'any_open' })).toHaveLength(2)
    expect(await list(filer, { view: 'unassigned' })).toHaveLength(2)
    expect(numbers(await list(tech, { view: 'assigned' }))).toEqual([first.number])
    expect(numbers(await list(filer, { assigneeId: tech.id }))).toEqual([first.number])
    const counts = await service.as(filer).tickets.counts.query({ view: 'mine', status: 'closed' })
    expect(counts).toMatchObject({ byStatus: { new: 1, assigned: 1, closed: 1, on_hold: 0 }, anyOpen: 2 })
  })
})

describe('search', () => {
  test('finds every word anywhere, in any case and order, and the number', async () => {
    const filer = newPerson(undefined, 'Zebedee Quill')
    const ticket = await fileAs(service, filer, {
      description: 'The laminator eats paper',
      room: { id: null, name: 'Kiln Room' },
      assetTag: 'TC-90210',
    })
    for (const search of ['LAMINATOR', 'paper kiln', 'tc-902', 'quill lake', `#${ticket.number}`]) {
      expect(numbers(await list(filer, { search })), search).toEqual([ticket.number])
    }
    expect(await list(filer, { search: 'laminator plumbing' })).toEqual([])
  })

  test('finds only what one may see', async () => {
    await fileAs(service, newPerson(), { description: 'A xylophone without a mallet' })
    expect(await list(newPerson(), { search: 'xylophone' })).toEqual([])
    expect(await list(actorOf('tech.central'), { search: 'xylophone' })).toEqual([])
    expect(await list(admin, { search: 'xylophone' })).toHaveLength(1)
    const counts = await service.as(actorOf('tech.central')).tickets.counts.query({ search: 'xylophone' })
    expect(counts.anyOpen).toBe(0)
  })

  test('takes %, _ and \\ as the characters they are', async () => {
    const filer = newPerson()
    const kept = await fileAs(service, filer, { description: 'Battery at 7%_of C:\\temp' })
    await fileAs(service, filer, { description: 'Battery at 700 of C:/temp' })
    for (const search of ['7%_', 'C:\\temp', '%', '_', '\\']) {
      expect(numbers(await list(filer, { search })), search).toEqual([kept.number])
    }
  })
})

describe('hostile text', () => {
  test.each([
    "Robert'); DROP TABLE ticket;--",
    '<script>alert(1)</script> & more',
    '🧑‍🏫🖨️ does not print 👍🏽',
    'السبورة لا تعمل في الفصل',
    '\u202eevil right to left override',
    'Z\u0351\u036b\u0343a\u0321lgo text, quite a lot of it',
    'e\u0301 and \u00e9 and ﬁ ligatures',
    '#{7*7} {{constructor}} %n%s%x',
    'trailing \ud800 lone surrogate',
    'line\r\nbreaks\tand\u2028separators',
  ])('%j is stored as it is and found again', async description => {
    const filer = newPerson()
    const ticket = await fileAs(service, filer, { description, room: { id: null, name: description.slice(0, 20) } })
    const read = await service.as(filer).tickets.get.query(ticket)
    expect(read.description).toBe(description.toWellFormed())
    const search = description.toWellFormed().split(/\s/)[0]
    expect(numbers(await list(filer, { search }))).toEqual([ticket.number])
  })

  test('a NUL byte is refused as invalid input, wherever it comes', async () => {
    const filer = newPerson()
    expect(await reasonOf(fileAs(service, filer, { description: 'Ten letters \u0000 or more' }))).toBe('invalid_input')
    expect(await reasonOf(list(filer, { search: 'a\u0000b' }))).toBe('invalid_input')
    expect(await reasonOf(list(filer, { category: '\u0000' }))).toBe('invalid_input')
  })

  test('a place of the wrong shape is refused as invalid input', async () => {
    const place = { id: `${lakeRoad.id}'`, name: lakeRoad.name }
    expect(await reasonOf(fileAs(service, newPerson(), { place }))).toBe('invalid_input')
  })
})
