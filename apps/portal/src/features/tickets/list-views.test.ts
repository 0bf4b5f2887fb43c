import { describe, expect, test } from 'vitest'
import type { Lens } from './lens.ts'
import { listPath, readListQuery } from './list-query.ts'
import { listQueryOf, sharingDesk, viewPath, viewQueryOf } from './list-views.ts'

const read = (path: string) => readListQuery(Object.fromEntries(new URL(path, 'http://portal.invalid').searchParams))
const technician: Lens = { works: ['technology'], desk: 'technology', seesOthers: true }
const admin: Lens = { works: ['technology', 'maintenance'], seesOthers: true }
const principal: Lens = { works: [], seesOthers: true }
const place = '3f6f9f7e-3e0c-4b5c-9f55-0d4f6c5c7c11'

describe('a saved view', () => {
  test.each([
    '/tickets',
    '/tickets?view=unassigned',
    '/tickets?view=assigned&status=on_hold',
    '/tickets?desk=both&status=all&q=door',
    `/tickets?overdue=1&unread=1&place=${place}&assignee=${place}&age=month&sort=room&direction=desc`,
    '/tickets?status=closed&priority=high&category=hardware',
  ])('opens the list that it was made of: %s', path => {
    for (const lens of [technician, admin]) {
      expect(listPath(listQueryOf({ query: viewQueryOf(read(path), lens) }, lens)).replace('desk=both&', '')).toBe(
        path.replace('desk=both&', ''),
      )
    }
    expect(listPath(listQueryOf({ query: viewQueryOf(read(path), technician) }, technician))).toBe(path)
  })

  test('shows the same tickets to who works another desk', () => {
    const query = viewQueryOf(read('/tickets?status=closed'), technician)
    expect(viewPath({ query }, admin, false)).toBe('/tickets?desk=technology&status=closed')
    expect(viewPath({ query }, technician, true)).toBe('/tickets?view=all&status=closed')
  })

  test('is shared with a desk by who works it', () => {
    expect(sharingDesk(read('/tickets'), technician)).toBe('technology')
    expect(sharingDesk(read('/tickets?desk=maintenance'), technician)).toBeNull()
    expect(sharingDesk(read('/tickets?desk=both'), admin)).toBeNull()
    expect(sharingDesk(read('/tickets?desk=technology'), principal)).toBeNull()
  })
})
