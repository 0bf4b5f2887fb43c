import { ticketAges, ticketSorts } from '@ocs/contracts/ticket-list'
import { desks, ticketPriorities, ticketStatuses } from '@ocs/contracts/tickets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lens } from './lens.ts'
import { filterOf, type ListQuery, listPath, pagePath, readListQuery, returnPath, ticketPath } from './list-query.ts'

const words = fc
  .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
  .map(text => text.trim())
  .filter(text => text !== '' && text.length <= 200)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const states: fc.Arbitrary<ListQuery> = fc.record({
  desk: maybe(fc.constantFrom(...desks, 'both' as const)),
  view: maybe(fc.constantFrom('all' as const, 'mine' as const, 'assigned' as const, 'watching' as const)),
  status: maybe(fc.constantFrom(...ticketStatuses, 'all' as const)),
  overdue: maybe(fc.constant('1' as const)),
  unread: maybe(fc.constant('1' as const)),
  priority: maybe(fc.constantFrom(...ticketPriorities)),
  category: maybe(fc.constantFrom('hardware', 'plumbing', 'other')),
  place: maybe(fc.uuid()),
  assignee: maybe(fc.uuid()),
  age: maybe(fc.constantFrom(...ticketAges)),
  sort: maybe(fc.constantFrom(...ticketSorts)),
  direction: maybe(fc.constantFrom('asc' as const, 'desc' as const)),
  q: maybe(words),
  cursor: maybe(fc.base64String({ minLength: 1, maxLength: 400 }).filter(text => text !== '')),
})

const read = (path: string) => readListQuery(Object.fromEntries(new URL(path, 'http://portal.invalid').searchParams))
const technician: Lens = { works: ['technology'], desk: 'technology', seesOthers: true }
const teacher: Lens = { works: [], seesOthers: false }

describe('the state of the ticket list in its address', () => {
  test('every state survives being written and read, and has one spelling', () => {
    fc.assert(
      fc.property(states, state => {
        const path = pagePath(state)
        expect(read(path)).toEqual(state)
        expect(pagePath(read(path))).toBe(path)
      }),
    )
  })

  test('any address shows some list', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined))
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('desk', 'view', 'status', 'overdue', 'priority', 'place', 'q', 'sort', 'cursor', 'x'),
          value,
        ),
        params => {
          expect(() => readListQuery(params)).not.toThrow()
        },
      ),
    )
  })

  test('a change of a filter goes to the first page and keeps the rest', () => {
    const state = read('/tickets?desk=maintenance&q=door&cursor=abc')
    expect(listPath(state, { status: 'closed' })).toBe('/tickets?desk=maintenance&status=closed&q=door')
    expect(listPath(state, { q: undefined, desk: undefined })).toBe('/tickets')
  })

  test.each<[query: string, lens: Lens, desk: string | undefined]>([
    ['', technician, 'technology'],
    ['?view=unassigned', technician, 'technology'],
    ['?view=mine', technician, undefined],
    ['?view=assigned', technician, undefined],
    ['?view=watching', technician, undefined],
    ['?view=all', technician, 'technology'],
    ['?desk=both', technician, undefined],
    ['?desk=maintenance', technician, 'maintenance'],
    ['', teacher, undefined],
  ])('who works one desk sees its queue first, and own tickets of both: %s', (query, lens, desk) => {
    expect(filterOf(read(`/tickets${query}`), lens).desk).toBe(desk)
  })

  test('a list shows what is open unless it is told otherwise', () => {
    expect(filterOf(read('/tickets'), teacher).status).toBe('any_open')
    expect(filterOf(read('/tickets?status=closed'), teacher).status).toBe('closed')
    expect(filterOf(read('/tickets?status=all'), teacher).status).toBeUndefined()
  })
})

describe('the way back from a ticket', () => {
  test('the list comes back as it was', () => {
    fc.assert(
      fc.property(states, state => {
        const from = pagePath(state)
        const ticket = new URL(ticketPath({ desk: 'technology', number: 7 }, from), 'http://portal.invalid')
        expect(returnPath(ticket.searchParams.get('from') ?? undefined)).toBe(from)
      }),
    )
  })

  test.each([
    'https://evil.example/tickets?q=a',
    '//evil.example',
    '/\\evil.example',
    '/tickets/../../evil',
    '/ticketsevil?x=1',
    'javascript:alert(1)',
    '/admin/people',
    '/tickets?next=https://evil.example',
    '',
    null,
    undefined,
    ['/tickets?q=a', '//evil.example'],
  ])('%j leads to the plain list', from => {
    expect(returnPath(from)).toBe('/tickets')
  })

  test('whatever stands in the link, the way leads to the list or home', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map(text => `/tickets?${text}`),
    )
    fc.assert(
      fc.property(hostile, from => {
        const url = new URL(returnPath(from), 'http://portal.invalid')
        expect(url.origin).toBe('http://portal.invalid')
        expect(['/', '/tickets']).toContain(url.pathname)
      }),
    )
  })

  test('home is a way back', () => {
    expect(returnPath('/')).toBe('/')
  })
})
