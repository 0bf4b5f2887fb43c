import { expect, test } from 'vitest'
import { AssetFilter, assetPath, assetQuery, backToAssets } from './asset-filter.ts'

const place = '0c500000-0001-4000-8000-000000000003'

test('the address of the list becomes what the service is asked', () => {
  expect(assetQuery(AssetFilter.parse({ q: 'dell', place, status: 'in_repair', cursor: 'abc' }))).toEqual({
    search: 'dell',
    placeId: place,
    status: 'in_repair',
    cursor: 'abc',
    limit: 50,
  })
})

test('from a device one gets back to the list in the state it was left in', () => {
  const address = assetPath('LR/7 #1', AssetFilter.parse({ q: 'dell & co', status: 'lost' }))
  expect(address.startsWith('/inventory/LR%2F7%20%231?')).toBe(true)
  const from = new URL(address, 'http://portal.invalid').searchParams.get('from')
  expect(backToAssets(from)).toBe('/inventory?q=dell+%26+co&status=lost')
  expect(assetPath('LR-7')).toBe('/inventory/LR-7')
})

test.each([
  undefined,
  null,
  '//evil.example',
  'https://evil.example/inventory?q=1',
  ['/inventory?q=1'],
  '/inventory?x=1',
])('what does not name a state of the list leads to the list: %j', from => {
  expect(backToAssets(from)).toBe('/inventory')
})
