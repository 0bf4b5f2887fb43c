import { describe, expect, test } from 'vitest'
import { centsFrom, DollarsField, dollarsField } from './dollars.ts'

describe('what people type as money', () => {
  test.each([
    ['12', 1200],
    ['$12', 1200],
    [' $ 12.5 ', 1250],
    ['1,234.50', 123450],
    ['1234.5', 123450],
    ['.99', 99],
    ['12.', 1200],
    ['0', 0],
    ['007.07', 707],
    ['1.10', 110],
    ['4.35', 435],
    ['10,000,000', 1_000_000_000],
  ])('%j is read as %i cents', (typed, cents) => {
    expect(centsFrom(typed)).toBe(cents)
  })

  test.each([
    '',
    ' ',
    '.',
    '$',
    '$.',
    '-5',
    '1e3',
    '12.345',
    '1,23',
    '1,2345',
    ',5',
    '12,',
    '5 5',
    'five',
    '١٢',
    '9'.repeat(30),
  ])('%j is not read as an amount', typed => {
    expect(centsFrom(typed)).toBeNull()
  })

  test('every amount survives being shown in a field and read again', () => {
    for (const cents of [0, 1, 10, 99, 100, 435, 110, 123450, 999_999_999]) {
      expect(centsFrom(dollarsField(cents))).toBe(cents)
    }
    expect(dollarsField(null)).toBe('')
  })

  test('a field says what is wrong with an amount', () => {
    const field = DollarsField(10_000)
    expect(field.parse('100.00')).toBe(10_000)
    expect(field.safeParse('100.01').error?.issues[0]?.message).toBe('Enter $100.00 or less')
    expect(field.safeParse('many').error?.issues[0]?.message).toBe('Enter an amount such as 1250 or 19.99')
  })
})
