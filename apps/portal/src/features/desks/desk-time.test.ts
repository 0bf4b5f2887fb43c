import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationWords, minuteOfDay, minutesFrom, timeField, timeWords } from './desk-time.ts'

describe('lengths of desk time', () => {
  test.each<[typed: string, minutes: number]>([
    ['4', 240],
    ['4 h', 240],
    ['8h', 480],
    ['1.5', 90],
    ['1.5 h', 90],
    ['1 h 30 min', 90],
    ['1h30m', 90],
    ['2 hours, 15 minutes', 135],
    ['90 min', 90],
    ['1:30', 90],
    ['0:45', 45],
    [' 12 HRS ', 720],
    ['0', 0],
  ])('%j is %i minutes', (typed, minutes) => {
    expect(minutesFrom(typed)).toBe(minutes)
  })

  test.each(['', 'soon', '-4', '1:75', '4 d', 'h', '1 h 2 h', '1,5', '4 h x', '12345', 'NaN'])(
    '%j is refused',
    typed => {
      expect(minutesFrom(typed)).toBeNull()
    },
  )

  test('what is shown is read as the same minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), minutes => {
        expect(minutesFrom(durationWords(minutes))).toBe(minutes)
      }),
    )
  })

  test('no target is nothing', () => {
    expect(durationWords(null)).toBe('')
  })
})

describe('times of day', () => {
  test('every minute survives the field', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), minute => {
        expect(minuteOfDay(timeField(minute))).toBe(minute)
      }),
    )
  })

  test('the end of the day is shown as 12:00 AM', () => {
    expect(timeField(1440)).toBe('00:00')
  })

  test.each(['', '7:30', '24:00', '12:60', 'noon'])('%j is no time', sent => {
    expect(minuteOfDay(sent)).toBeNull()
  })

  test.each<[minute: number, words: string]>([
    [0, '12:00 AM'],
    [450, '7:30 AM'],
    [720, '12:00 PM'],
    [960, '4:00 PM'],
    [1440, 'midnight'],
  ])('%i is %s', (minute, words) => {
    expect(timeWords(minute)).toBe(words)
  })
})
