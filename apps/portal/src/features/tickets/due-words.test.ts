import type { Ticket } from '@ocs/contracts/tickets'
import { describe, expect, test } from 'vitest'
import { dueWords, nextDue, shortDueWords, spokenDueWords } from './due-words.ts'

const now = new Date('2026-11-23T15:00:00Z')

describe('due times in words, Central', () => {
  test.each<[instant: string, words: string, short: string]>([
    ['2026-11-23T22:00:00.000Z', 'Mon Nov 23, 4:00 PM', 'Today 4:00 PM'],
    ['2026-11-24T05:30:00.000Z', 'Mon Nov 23, 11:30 PM', 'Today 11:30 PM'],
    ['2026-11-30T16:00:00.000Z', 'Mon Nov 30, 10:00 AM', 'Mon Nov 30'],
    ['2027-01-04T16:00:00.000Z', 'Mon Jan 4, 2027, 10:00 AM', 'Jan 4, 2027'],
  ])('%s is %j', (instant, words, short) => {
    expect(dueWords(instant, now)).toBe(words)
    expect(shortDueWords(instant, now)).toBe(short)
  })
})

test.each([
  ['2026-11-24T05:30:00.000Z', 'today at 11:30 PM'],
  ['2026-11-24T14:00:00.000Z', 'tomorrow at 8:00 AM'],
  ['2026-11-29T16:30:00.000Z', 'Sunday at 10:30 AM'],
  ['2026-11-30T16:00:00.000Z', 'Mon Nov 30, 10:00 AM'],
  ['2026-11-22T16:00:00.000Z', 'Sun Nov 22, 10:00 AM'],
])('%s is said %j', (instant, words) => {
  expect(spokenDueWords(instant, now)).toBe(words)
})

describe('the next due time of a ticket', () => {
  const answer = '2026-11-23T16:00:00.000Z'
  const done = '2026-11-25T16:00:00.000Z'
  const clock: Ticket['clock'] = {
    firstAnswerDueAt: answer,
    firstAnsweredAt: null,
    resolutionDueAt: done,
    pausedAt: null,
    overdue: 'none',
  }

  test('it is the first answer until there is one', () => {
    expect(nextDue({ status: 'new', clock })).toBe(answer)
    expect(nextDue({ status: 'open', clock: { ...clock, firstAnsweredAt: answer } })).toBe(done)
  })

  test('there is none while the clock stands', () => {
    expect(nextDue({ status: 'on_hold', clock: { ...clock, pausedAt: answer } })).toBeNull()
    expect(nextDue({ status: 'closed', clock })).toBeNull()
  })
})
