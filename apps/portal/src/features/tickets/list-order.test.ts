import { describe, expect, test } from 'vitest'
import { type SortColumn, sortProps } from './list-order.ts'
import { readListQuery } from './list-query.ts'

const at = (path: string) => readListQuery(Object.fromEntries(new URL(path, 'http://portal.invalid').searchParams))

describe('pressing a header', () => {
  test.each<[string, SortColumn, string, string | undefined]>([
    ['/tickets', 'age', '/tickets?sort=oldest', 'ascending'],
    ['/tickets?sort=oldest', 'age', '/tickets', 'descending'],
    ['/tickets?q=printer', 'age', '/tickets?sort=newest&q=printer', undefined],
    ['/tickets?q=printer&sort=newest', 'age', '/tickets?sort=oldest&q=printer', 'ascending'],
    ['/tickets', 'room', '/tickets?sort=room', undefined],
    ['/tickets?sort=room', 'room', '/tickets?sort=room&direction=desc', 'ascending'],
    ['/tickets?sort=room&direction=desc', 'room', '/tickets?sort=room', 'descending'],
    ['/tickets?sort=room&direction=desc', 'due', '/tickets?sort=due', undefined],
    ['/tickets?sort=priority', 'priority', '/tickets?sort=priority&direction=asc', 'descending'],
    ['/tickets?sort=updated&status=closed&cursor=x', 'title', '/tickets?status=closed&sort=title', undefined],
  ])('%s by %s leads to %s and the list is sorted %s', (path, column, sortHref, sorted) => {
    expect(sortProps(at(path), column)).toEqual({ sortHref, ...(sorted && { sorted }) })
  })
})
