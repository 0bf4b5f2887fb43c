import { actorOf } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { lensOf } from './lens.ts'

test.each([
  ['teacher.lakeroad', { works: [], seesOthers: false }],
  ['student.central', { works: [], seesOthers: false }],
  ['librarian.central', { works: [], seesOthers: false }],
  ['principal.central', { works: [], seesOthers: true }],
  ['tech.lakeroad', { works: ['technology'], desk: 'technology', seesOthers: true }],
  ['tech.district', { works: ['technology'], desk: 'technology', seesOthers: true }],
  ['maint.central', { works: ['maintenance'], desk: 'maintenance', seesOthers: true }],
  ['admin', { works: ['technology', 'maintenance'], seesOthers: true }],
])('%s looks at tickets as their work needs', (handle, lens) => {
  expect(lensOf(actorOf(handle))).toEqual(lens)
})

test('a student with a role by mistake sees a list of own tickets', () => {
  const grants = [
    { role: 'student', placeId: null },
    { role: 'technology_technician', placeId: null },
  ] as const
  expect(lensOf(actorOf('student.central', { grants: [...grants] })).seesOthers).toBe(false)
})
