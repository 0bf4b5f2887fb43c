import { requisitionActions, requisitionStatuses } from '@ocs/contracts/requisitions'
import { describe, expect, test } from 'vitest'
import { numberOf, obstacle, priced, submittable } from './requisition.rules.ts'

const line = (quantity: number, unitPriceCents: number) => ({
  description: 'A thing',
  quantity,
  unitPriceCents,
  partNumber: null,
})

test.each(requisitionStatuses)('only a draft is edited, submitted or discarded: %s', status => {
  for (const action of requisitionActions) {
    expect(obstacle[action]({ status })?.refused).toBe(status === 'draft' ? undefined : 'requisition_not_draft')
  }
})

describe('a total', () => {
  test.each([
    ['nothing at all', [], 0, 0],
    ['free items', [line(5, 0)], 0, 0],
    ['lines and shipping', [line(3, 1_999), line(1, 1)], 500, 6_498],
    ['the most that fits', [line(1_000, 999_999_999)], 999, 999_999_999_999 - 0],
  ])('is the sum of lines and shipping: %s', (_, lines, shippingCents, cents) => {
    expect(priced({ lines, shippingCents })).toEqual({ cents })
  })

  test.each([
    ['one cent more than fits', [line(1_000, 999_999_999)], 1_000],
    ['a hundred lines of the most that a line may be', Array(100).fill(line(100_000, 1_000_000_000)), 0],
  ])('that cannot be written is refused: %s', (_, lines, shippingCents) => {
    expect(priced({ lines, shippingCents })).toMatchObject({ refused: 'invalid_input' })
  })
})

test.each([
  ['without a line', { lineCount: 0, vendorId: 'v' }, 'requisition_empty'],
  ['without a vendor', { lineCount: 1, vendorId: null }, 'vendor_not_usable'],
  ['complete', { lineCount: 1, vendorId: 'v' }, undefined],
])('a draft %s', (_, facts, refused) => {
  expect(submittable({ status: 'draft', ...facts })?.refused).toBe(refused)
  expect(submittable({ status: 'submitted', ...facts })?.refused).toBe('requisition_not_draft')
})

test('numbers have four digits, and more when these are used up', () => {
  expect([1, 42, 9_999, 10_000].map(n => numberOf('2026-2027', n))).toEqual([
    'R-2026-2027-0001',
    'R-2026-2027-0042',
    'R-2026-2027-9999',
    'R-2026-2027-10000',
  ])
})
