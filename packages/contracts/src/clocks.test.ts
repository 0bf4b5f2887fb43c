import { expect, test } from 'vitest'
import { ClosureInput, SlaTargets, WeekHours } from './clocks.ts'

const messageOf = (schema: typeof ClosureInput | typeof SlaTargets | typeof WeekHours, value: unknown) =>
  schema.safeParse(value).error?.issues[0]?.message

test('hours that touch are apart, hours that overlap are not', () => {
  const morning = { weekday: 1, opensAt: 450, closesAt: 720 }
  expect(WeekHours.safeParse([morning, { weekday: 1, opensAt: 720, closesAt: 960 }]).success).toBe(true)
  expect(WeekHours.safeParse([morning, { weekday: 2, opensAt: 450, closesAt: 720 }]).success).toBe(true)
  expect(messageOf(WeekHours, [{ weekday: 1, opensAt: 719, closesAt: 960 }, morning])).toMatch(/overlap/)
})

test('a target of a category names its priority, and no two are for the same tickets', () => {
  const target = { category: null, priority: 'low', firstAnswerMinutes: 60, resolutionMinutes: null }
  expect(SlaTargets.safeParse([target, { ...target, category: 'hvac' }, { ...target, priority: null }]).success).toBe(
    true,
  )
  expect(messageOf(SlaTargets, [{ ...target, category: 'hvac', priority: null }])).toMatch(/Choose the priority/)
  expect(messageOf(SlaTargets, [target, { ...target, firstAnswerMinutes: 90 }])).toMatch(/two targets/)
})

test.each([
  ['2028-02-29', '2028-02-29', undefined],
  ['2027-01-01', '2028-01-01', undefined],
  ['2027-01-01', '2028-01-02', 'A closure lasts a year at most'],
  ['2027-01-02', '2027-01-01', 'The last day must not be before the first'],
  ['2027-02-29', '2027-03-01', expect.any(String)],
])('a closure from %s to %s: %s', (startsOn, endsOn, message) => {
  expect(messageOf(ClosureInput, { name: 'Closed', startsOn, endsOn, place: null })).toEqual(message)
})
