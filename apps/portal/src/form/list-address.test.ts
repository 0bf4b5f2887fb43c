import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { filterParam, listAddress, listParams } from './list-address.ts'

const Filter = z.object({ ...listParams, place: filterParam(z.uuid()), status: filterParam(z.enum(['out', 'in'])) })
const place = '0c500000-0001-4000-8000-000000000003'

describe('the state of a list in its address', () => {
  test('what the address says is read', () => {
    expect(Filter.parse({ q: ' cart 4 ', place, status: 'out', cursor: 'abc' })).toEqual({
      q: 'cart 4',
      place,
      status: 'out',
      cursor: 'abc',
    })
  })

  test.each([
    [{}],
    [{ q: '', place: '', status: '', cursor: '' }],
    [{ q: 'x'.repeat(201), place: 'nowhere', status: 'gone', cursor: 'c'.repeat(1001) }],
    [{ q: 'a\0b' }],
    [{ q: ['a', 'b'], place: [place], status: ['out', 'in'], cursor: ['x'] }],
  ])('what is empty, too long, unknown or repeated filters nothing: %j', query => {
    expect(Object.values(Filter.parse(query)).every(value => value === undefined)).toBe(true)
  })

  test('an address holds only what filters, and survives being read again', () => {
    expect(listAddress('/things', { q: '', status: undefined })).toBe('/things')
    const address = listAddress('/things', { q: 'a & b/ä', status: 'in' })
    const query = Object.fromEntries(new URL(address, 'http://portal.invalid').searchParams)
    expect(Filter.parse(query)).toEqual({ q: 'a & b/ä', status: 'in', place: undefined, cursor: undefined })
  })
})
