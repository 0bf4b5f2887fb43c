import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNaturally, naturalKey } from './natural-order.ts'

test('Room 9 comes before Room 10, whatever the case and spacing', () => {
  const rooms = ['Room 10', 'room 9', 'Library', 'Room  101', 'Lab 2', 'Lab 10']
  expect(rooms.sort(compareNaturally)).toEqual(['Lab 2', 'Lab 10', 'Library', 'room 9', 'Room 10', 'Room  101'])
})

test('numbers of any length sort by value', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect(Math.sign(compareNaturally(`Room ${a}`, `Room ${b}`))).toBe(Math.sign(a - b))
    }),
  )
})

test('leading zeros and accents do not separate equal names', () => {
  expect(naturalKey('Café 007')).toBe(naturalKey('CAFE 7'))
})
