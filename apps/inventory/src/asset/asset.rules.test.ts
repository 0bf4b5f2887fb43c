import { expect, test } from 'vitest'
import { deviceLabel, statusOnArrival } from './asset.rules.ts'

test('a thing that arrives with a holder is out, any other is available', () => {
  expect(statusOnArrival({ id: '0c500000-0003-4000-8000-000000000001', name: 'Dana Whitfield' })).toBe('checked_out')
  expect(statusOnArrival(null)).toBe('available')
})

test.each([
  [{ type: 'Chromebook', brand: 'Dell', model: 'Chromebook 3100' }, 'Chromebook, Dell Chromebook 3100'],
  [{ type: 'Other', brand: null, model: 'Document camera' }, 'Other, Document camera'],
])('a device is called by what it is: %o', (asset, label) => {
  expect(deviceLabel(asset)).toBe(label)
})
