import type { Actor } from '@ocs/contracts/actors'
import { actorOf, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileAs, reasonOf, startTickets, type Tickets } from '../testing/tickets.ts'
import { readSearch } from './ticket.search.ts'

let service: Tickets
beforeAll(async () => {
  service = await startTickets()
})
afterAll(() => service[Symbol.asyncDispose]())

const found = async (actor: Actor, search: string, more = {}) =>
  (await service.as(actor).tickets.list.query({ search, limit: 100, ...more })).items.map(ticket => ticket.number)

describe('what is typed', () => {
  test.each([
    ['123', { number: 123 }, ['123'], []],
    ['#123', { number: 123 }, [], []],
    ['T-123', { number: 123, desk: 'technology' }, ['T-123'], []],
    ['m7', { number: 7, desk: 'maintenance' }, ['m7'], []],
    ['room 12', null, ['room', '12'], []],
    ['"broken", sink!', null, ['broken', 'sink'], []],
    ['7%_of', null, ['7%_of'], ['7%_of']],
    ['% ?', null, [], ['%', '?']],
    ['tc-902', null, ['tc-902'], []],
  ])('%j is read as what it asks for', (search, exact, words, literals) => {
    expect(readSearch(search)).toEqual({ exact, words, literals })
  })
})

describe('a search', () => {
  test('puts the ticket with the number first, then what fits better, then what is newer', async () => {
    const filer = newPerson()
    const names = await fileAs(service, newPerson(undefined, 'Kettle Kiln'), { description: 'Something else is wrong' })
    const tech = actorOf('tech.lakeroad')
    const inText = await fileAs(service, filer, { description: 'The oven is cold. So is the kiln beside it.' })
    const inTitle = await fileAs(service, filer, { description: 'Kiln is cold. Nothing melts.' })
    const inRoom = await fileAs(service, filer, {
      description: 'It is cold in here.',
      room: { id: null, name: 'Kiln room' },
    })
    const newer = await fileAs(service, filer, { description: 'Kiln is cold. Nothing melts.' })
    const order = [newer, inTitle, inRoom, inText, names].map(ticket => ticket.number)
    expect(await found(tech, 'kiln')).toEqual(order)
    expect(await found(tech, 'kiln', { sort: 'oldest' })).toEqual(order.toSorted((a, b) => a - b))
    const numbered = await fileAs(service, filer, { description: `Like ticket ${names.number} but warm` })
    expect(await found(tech, String(names.number))).toEqual([names.number, numbered.number])
    expect(await found(tech, `t-${names.number}`)).toEqual([names.number])
    expect(await found(tech, `m-${names.number}`)).toEqual([])
  })

  test('finds other forms of a word, beginnings of words, and tags however they are written', async () => {
    const filer = newPerson()
    const ticket = await fileAs(service, filer, {
      description: 'Both faucets were leaking again',
      assetTag: 'QX-77.41',
    })
    for (const search of ['leaks', 'faucet', 'fauc', 'qx-77', 'qx7741', 'QX 77 41', 'leak']) {
      expect(await found(filer, search), search).toEqual([ticket.number])
    }
    expect(await found(filer, 'ea')).toEqual([])
  })

  test('finds what was mistyped, after what was typed right', async () => {
    const filer = newPerson()
    const meant = await fileAs(service, filer, { description: 'The thermostat shows nothing' })
    for (const search of ['thermostaat', 'thremostat', 'termostat nothing']) {
      expect(await found(filer, search), search).toEqual([meant.number])
    }
    const exact = await fileAs(service, filer, { description: 'The thermostaat is spelled so on the label' })
    expect(await found(filer, 'thermostaat')).toEqual([exact.number, meant.number])
    expect(await found(filer, 'zzgrmpf')).toEqual([])
  })

  test('shows nobody a ticket that they may not see, by number, word, slip or sign', async () => {
    const { number } = await fileAs(service, newPerson(), { description: 'The periscope is bent ⚓ badly' })
    for (const search of [`#${number}`, 'periscope', 'perisscope', '⚓']) {
      expect(await found(newPerson(), search), search).toEqual([])
      expect(await found(actorOf('tech.central'), search), search).toEqual([])
      expect(await found(actorOf('tech.lakeroad'), search), search).toContain(number)
    }
  })

  test('pages by relevance without gap or repetition, and refuses a cursor of another order', async () => {
    const filer = newPerson()
    const all: number[] = []
    for (let at = 0; at < 7; at++)
      all.push((await fileAs(service, filer, { description: 'A gramophone is silent' })).number)
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await service.as(filer).tickets.list.query({ search: 'gramophone', limit: 3, cursor })
      seen.push(...page.items.map(ticket => ticket.number))
      cursor = page.nextCursor ?? undefined
      if (seen.length < 4) await fileAs(service, filer, { description: 'A gramophone is loud' })
    } while (cursor)
    expect(seen.filter(number => all.includes(number))).toEqual(all.toReversed())
    expect(new Set(seen).size).toBe(seen.length)
    const { nextCursor } = await service.as(filer).tickets.list.query({ limit: 1 })
    const other = service.as(filer).tickets.list.query({ search: 'gramophone', cursor: nextCursor ?? '' })
    expect(await reasonOf(other)).toBe('bad_cursor')
  })
})
