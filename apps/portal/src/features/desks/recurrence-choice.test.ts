import { describe, expect, test } from 'vitest'
import { choiceOf, ruleFrom, ruleWords, withChosen } from './recurrence-choice.ts'

describe('a rule that the form can show', () => {
  test.each([
    ['FREQ=DAILY', 'Every day'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=10', 'Every 3 days, 10 times'],
    ['FREQ=WEEKLY;BYDAY=MO', 'Every week on Monday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR', 'Every 2 weeks on Monday, Wednesday and Friday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every week on weekdays'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 'Every month on day 15'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', 'Every 3 months on the last day'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'Every month on the first Monday'],
    ['FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231', 'Every month on the last Friday, until Dec 31, 2027'],
    ['FREQ=YEARLY;BYMONTH=8;BYDAY=2MO', 'Every year on the second Monday of August'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28', 'Every year on February 28'],
    ['FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=-1', 'Every 2 years on the last day of December'],
  ])('%s is “%s”, and comes out of the form as it went in', (rrule, words) => {
    expect(ruleWords(rrule)).toBe(words)
    expect(choiceOf(rrule).repeat).not.toBe('own')
    expect(ruleFrom(choiceOf(rrule))).toBe(rrule)
  })
})

test.each([
  'FREQ=WEEKLY',
  'FREQ=DAILY;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=5MO',
  'FREQ=MONTHLY;BYMONTHDAY=1,15',
  'FREQ=MONTHLY;BYMONTHDAY=-2',
  'FREQ=MONTHLY;BYMONTH=9;BYMONTHDAY=1',
  'FREQ=YEARLY',
  'FREQ=YEARLY;BYMONTH=1,8;BYDAY=1MO',
])('%s, which the form has no fields for, is shown as text and kept', rrule => {
  expect(ruleWords(rrule)).toBe(rrule)
  expect(choiceOf(rrule)).toMatchObject({ repeat: 'own', rrule })
  expect(ruleFrom(choiceOf(rrule))).toBe(rrule)
})

test('a place, room or person that is no longer offered stays chosen until another one is', () => {
  const options = [{ value: '1', label: 'Room 1' }]
  expect(withChosen(options, null)).toEqual(options)
  expect(withChosen(options, { id: '1', name: 'Room 1' })).toEqual(options)
  expect(withChosen(options, { id: null, name: 'By the stairs' })).toEqual(options)
  expect(withChosen(options, { id: '2', name: 'Room 2' })).toEqual([...options, { value: '2', label: 'Room 2' }])
})
