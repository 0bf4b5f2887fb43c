import { describe, expect, test } from 'vitest'
import { RuleText, readRule, writeRule } from './recurrence-rule.ts'

const problem = (text: string) => {
  const answer = readRule(text)
  return 'problem' in answer ? answer.problem : null
}

describe('a rule', () => {
  test.each([
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=3;COUNT=10',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR',
    'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=YEARLY;BYMONTH=8;BYDAY=2MO;UNTIL=20301231',
    'FREQ=YEARLY',
  ])('%s is read and written the same', text => {
    const answer = readRule(text)
    expect('rule' in answer && writeRule(answer.rule)).toBe(text)
  })

  test('what is usual is left out when it is written, and the name of the property is no harm', () => {
    const answer = readRule('RRULE:INTERVAL=1;FREQ=WEEKLY;WKST=MO;BYDAY=+TU'.replace('+', ''))
    expect('rule' in answer && writeRule(answer.rule)).toBe('FREQ=WEEKLY;BYDAY=TU')
  })

  test.each([
    ['', '“” is not a part of a rule'],
    ['every Monday', 'is not a part of a rule'],
    ['FREQ=HOURLY', 'FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY'],
    ['INTERVAL=2', 'FREQ must be one of'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL must be a number from 1 to 999'],
    ['FREQ=DAILY;INTERVAL=2;INTERVAL=3', 'INTERVAL is there twice'],
    ['FREQ=DAILY;BYDAY=1MO', 'needs FREQ=MONTHLY or FREQ=YEARLY'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'from -5 to 5'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'from -5 to 5'],
    ['FREQ=MONTHLY;BYDAY=XX', 'BYDAY does not know “XX”'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY must be a number from -31 to 31'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'does not go with FREQ=WEEKLY'],
    ['FREQ=YEARLY;BYDAY=1MO', 'needs BYMONTH'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270101', 'do not go together'],
    ['FREQ=DAILY;UNTIL=20270230', 'UNTIL must be a day'],
    ['FREQ=DAILY;UNTIL=20270101T000000Z', 'UNTIL must be a day'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', 'BYSETPOS is not supported'],
    ['FREQ=DAILY;BYHOUR=7', 'BYHOUR is not supported'],
    ['FREQ=WEEKLY;WKST=SU', 'weeks begin on Monday'],
  ])('%j is refused with a sentence that says why', (text, why) => {
    expect(problem(text)).toContain(why)
    expect(RuleText.safeParse(text).success).toBe(false)
  })
})
