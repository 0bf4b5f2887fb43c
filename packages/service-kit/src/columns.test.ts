import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { centsOf, dateColumn, maxColumnCents, moneyColumn, plainDateOf } from './columns.ts'

test('cents survive the way into a column and back, up to the largest that fits', () => {
  expect([0, 5, 12, 1234].map(moneyColumn)).toEqual(['0.00', '0.05', '0.12', '12.34'])
  const stored = (text: string) => ({ toFixed: () => text })
  fc.assert(
    fc.property(fc.integer({ min: -maxColumnCents, max: maxColumnCents }), cents => {
      expect(centsOf(stored(moneyColumn(cents)))).toBe(cents)
    }),
  )
})

test.each(['Etc/GMT+12', 'America/Chicago', 'UTC', 'Pacific/Kiritimati'])(
  'a plain date stays the day it is in %s',
  zone => {
    vi.stubEnv('TZ', zone)
    for (const date of ['2024-02-29', '2026-06-30', '2026-07-01', '2026-12-31']) {
      expect(plainDateOf(dateColumn(date))).toBe(date)
    }
  },
)
