import { centralDate, centralWallClock } from '@ocs/contracts/plain-dates'
import { type RuleDay, writeRule } from '@ocs/contracts/recurrence-rule'
import type { PlannedDate, RecurrenceSchedule } from '@ocs/contracts/recurrences'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { dayMs, dayNumber, weekdayOf } from '../clock/wall-days.ts'
import { daysOf } from './recurrence.days.ts'
import { bornAt, comeSince, dateOf, nextAfter, type OpenDays, plansAfter, seriesOf } from './recurrence.rules.ts'

const schedule = (rrule: string, changes: Partial<RecurrenceSchedule> = {}): RecurrenceSchedule => ({
  rrule,
  startsOn: '2026-11-23',
  minuteOfDay: 7 * 60,
  onClosure: 'skip',
  ...changes,
})
const open = (closed: Record<string, string> = {}, weekdays = [1, 2, 3, 4, 5]): OpenDays => ({
  closureOn: day => closed[dateOf(day)] ?? null,
  weekdays: new Set(weekdays),
})
const dates = (rrule: string, startsOn: string, count: number) =>
  [...plansAfter(dayNumber(startsOn) - 1, schedule(rrule, { startsOn }), open(), count)].map(date => date.dueOn)

describe('the days of a rule', () => {
  test.each([
    ['FREQ=DAILY;INTERVAL=3', '2026-11-23', ['2026-11-23', '2026-11-26', '2026-11-29']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', '2026-11-25', ['2026-11-27', '2026-12-07', '2026-12-11']],
    ['FREQ=MONTHLY;BYDAY=1MO', '2026-11-23', ['2026-12-07', '2027-01-04', '2027-02-01']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-23', ['2026-11-27', '2026-12-25', '2027-01-29']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-11-23', ['2026-12-31', '2027-01-31', '2027-03-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31']],
    ['FREQ=YEARLY', '2028-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=YEARLY;BYMONTH=8;BYDAY=2MO', '2026-11-23', ['2027-08-09', '2028-08-14', '2029-08-13']],
    ['FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1', '2026-11-23', ['2027-01-31', '2028-01-31', '2029-01-31']],
    ['FREQ=YEARLY;BYMONTH=3,4;BYMONTHDAY=31', '2026-11-23', ['2027-03-31', '2028-03-31', '2029-03-31']],
    ['FREQ=DAILY;BYMONTH=2', '2026-11-23', ['2027-02-01', '2027-02-02', '2027-02-03']],
    ['FREQ=DAILY;COUNT=2', '2026-11-23', ['2026-11-23', '2026-11-24']],
    ['FREQ=DAILY;UNTIL=20261124', '2026-11-23', ['2026-11-23', '2026-11-24']],
    ['FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2', '2026-11-23', []],
  ])('%s from %s on', (rrule, startsOn, expected) => {
    expect(dates(rrule, startsOn, 3)).toEqual(expected)
  })
})

const weekday = fc.integer({ min: 1, max: 7 })
const ordinal = fc.constantFrom(1, 2, 3, 4, 5, -1, -2)
const base = {
  days: [] as RuleDay[],
  monthDays: [] as number[],
  months: [] as number[],
  count: null as number | null,
  until: null,
}
const some = <T>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { minLength: 1, maxLength: 3 })
const plainDays = some(weekday).map(days => days.map(each => ({ ordinal: null, weekday: each })))
const placedDays = some(fc.tuple(ordinal, weekday)).map(days =>
  days.map(([at, day]) => ({ ordinal: at, weekday: day })),
)
const datedDay = fc.integer({ min: 1, max: 28 })
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(-1, -2))
const months = some(fc.integer({ min: 1, max: 12 }))
const count = fc.option(fc.integer({ min: 1, max: 30 }))
const interval = fc.integer({ min: 1, max: 4 })
/**
 * Rules of every kind that the portal makes, and more. The other reader is wrong about daily rules of some months only, and about
 * days that a month lacks or that are counted from its end in yearly rules: those are in the table above.
 */
const rule = fc.oneof(
  fc.record({ frequency: fc.constant('DAILY' as const), interval, count }),
  fc.record({
    frequency: fc.constant('WEEKLY' as const),
    interval,
    count,
    days: fc.oneof(fc.constant<RuleDay[]>([]), plainDays),
  }),
  fc.record({ frequency: fc.constant('MONTHLY' as const), interval, count, days: fc.oneof(plainDays, placedDays) }),
  fc.record({ frequency: fc.constant('MONTHLY' as const), interval, count, monthDays: some(monthDay) }),
  fc.record({ frequency: fc.constant('YEARLY' as const), interval, count, months, days: placedDays }),
  fc.record({ frequency: fc.constant('YEARLY' as const), interval, count, months, monthDays: some(datedDay) }),
)
const text = rule.map(each => writeRule({ ...base, ...each }))
const startsOn = fc.integer({ min: 0, max: 500 }).map(days => dateOf(dayNumber('2026-01-01') + days))

/**
 * The days of a rule as another program finds them. It is not asked to count: a day that two parts of a rule name, such as the
 * last Sunday that is the fifth too, is one day, but that program counts it twice.
 */
function oracle(rrule: string, from: string, to: string): string[] {
  const found = new Set<string>()
  const most = Number(/COUNT=(\d+)/.exec(rrule)?.[1] ?? Number.POSITIVE_INFINITY)
  const iterator = ICAL.Recur.fromString(rrule.replace(/;COUNT=\d+/, '')).iterator(ICAL.Time.fromDateString(from))
  for (let next = iterator.next(); next && found.size < most; next = iterator.next()) {
    const date = next.toString().slice(0, 10)
    if (date > to) break
    found.add(date)
  }
  return [...found]
}

test('the days of any rule are those that another reader of the standard finds', () => {
  fc.assert(
    fc.property(text, startsOn, (rrule, from) => {
      const to = dayNumber(from) + 800
      const found = [...daysOf(seriesOf(schedule(rrule, { startsOn: from })), dayNumber(from), to)].map(dateOf)
      expect(found).toEqual(oracle(rrule, from, dateOf(to)))
    }),
    { numRuns: 100, examples: [['FREQ=YEARLY;BYMONTH=3,4;BYDAY=5SU,-1SU;COUNT=3', '2026-01-01']] },
  )
})

/** What a person with a calendar finds: for each due day, the day on which its ticket is filed, or none. */
function walked(due: string[], onClosure: string, closed: Record<string, string>, to: string): string[] {
  const filed: string[] = []
  for (const [at, day] of due.entries()) {
    if (!closed[day]) filed.push(day)
    if (!closed[day] || onClosure === 'skip') continue
    let next = dayNumber(day) + 1
    while (closed[dateOf(next)] || weekdayOf(next) > 5) next += 1
    const following = due[at + 1]
    if (following === undefined || dayNumber(following) > next) filed.push(dateOf(next))
  }
  return filed.filter(day => day <= to)
}

/** Closures around both changes of the clocks, a holiday and the turn of the year. */
const closures = fc
  .uniqueArray(
    fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-11-01', '2026-11-26', '2026-12-28', '2027-03-14'),
        fc.integer({ min: -6, max: 9 }),
      )
      .map(([date, days]) => dateOf(dayNumber(date) + days)),
    { maxLength: 30 },
  )
  .map(days => Object.fromEntries(days.map(day => [day, 'Closed'])))

test('tickets are filed on the days that walking through the calendar finds, at their hour, each date once', () => {
  fc.assert(
    fc.property(
      text,
      startsOn,
      closures,
      fc.constantFrom('skip' as const, 'next_open_day' as const),
      fc.integer({ min: 0, max: 1439 }),
      (rrule, from, closed, onClosure, minuteOfDay) => {
        const plan = schedule(rrule, { startsOn: from, onClosure, minuteOfDay })
        const first = dayNumber(from)
        const come: (PlannedDate & { at: Date })[] = []
        let handled = first - 1
        // The job looks twice a day, at hours that the clocks do not respect.
        for (let at = first * dayMs; at < (first + 300) * dayMs; at += dayMs / 2) {
          const now = new Date(at)
          for (const date of comeSince(handled, plan, open(closed), now)) {
            come.push({ ...date, at: now })
            handled = dayNumber(date.dueOn)
          }
        }
        const end = centralDate(new Date((first + 299) * dayMs))
        const filed = come.flatMap(date => date.filedOn ?? []).filter(day => day <= end)
        const due = oracle(rrule, from, dateOf(first + 400))
        expect(filed).toEqual(walked(due, onClosure, closed, end))
        expect(new Set(come.map(date => date.dueOn)).size).toBe(come.length)
        expect(come.filter(date => date.outcome === 'missed')).toEqual([])
        for (const { filedOn, at } of come)
          if (filedOn) expect(bornAt(dayNumber(filedOn), minuteOfDay).getTime()).toBeLessThanOrEqual(at.getTime())
      },
    ),
    { numRuns: 20 },
  )
})

describe('a date on which the place is closed', () => {
  const thanksgiving = { '2026-11-26': 'Thanksgiving', '2026-11-27': 'Thanksgiving' }
  const shown = (rrule: string, onClosure: RecurrenceSchedule['onClosure']) =>
    [...plansAfter(dayNumber('2026-11-22'), schedule(rrule, { onClosure }), open(thanksgiving), 4)].map(
      ({ dueOn, filedOn, outcome }) => `${dueOn} ${outcome} ${filedOn}`,
    )

  test('is left out, or moves to the next day on which the desk works', () => {
    expect(shown('FREQ=WEEKLY;BYDAY=TH', 'skip').slice(0, 2)).toEqual([
      '2026-11-26 closed null',
      '2026-12-03 filed 2026-12-03',
    ])
    expect(shown('FREQ=WEEKLY;BYDAY=TH', 'next_open_day')[0]).toBe('2026-11-26 moved 2026-11-30')
  })

  test('of several that move to one day only the last is filed, and none where another date comes first', () => {
    expect(shown('FREQ=DAILY', 'next_open_day').slice(3)).toEqual(['2026-11-26 overtaken null'])
    const days = [
      ...plansAfter(
        dayNumber('2026-11-25'),
        schedule('FREQ=WEEKLY;BYDAY=TH,FR', { onClosure: 'next_open_day' }),
        open(thanksgiving),
        2,
      ),
    ]
    expect(days.map(date => date.outcome)).toEqual(['overtaken', 'moved'])
  })
})

describe('after a time without a job', () => {
  test('only the last date that passed is made up for, and one that was closed is no date to make up for', () => {
    const come = comeSince(
      dayNumber('2026-11-22'),
      schedule('FREQ=DAILY'),
      open({ '2026-11-26': 'Closed' }),
      new Date('2026-11-26T20:00:00Z'),
    )
    expect(come.map(({ dueOn, outcome }) => `${dueOn} ${outcome}`)).toEqual([
      '2026-11-23 missed',
      '2026-11-24 missed',
      '2026-11-25 filed',
      '2026-11-26 closed',
    ])
  })

  test('nothing is filed before its hour, and what waits to be filed later is not written down yet', () => {
    const daily = schedule('FREQ=DAILY')
    expect(comeSince(dayNumber('2026-11-22'), daily, open(), new Date('2026-11-23T12:59:59Z'))).toEqual([])
    expect(comeSince(dayNumber('2026-11-22'), daily, open(), new Date('2026-11-23T13:00:00Z'))).toHaveLength(1)
    const closed = open({ '2026-11-23': 'Closed', '2026-11-24': 'Closed' })
    const moving = schedule('FREQ=WEEKLY;BYDAY=MO', { onClosure: 'next_open_day' })
    expect(comeSince(dayNumber('2026-11-22'), moving, closed, new Date('2026-11-24T20:00:00Z'))).toEqual([])
    expect(comeSince(dayNumber('2026-11-22'), moving, closed, new Date('2026-11-25T20:00:00Z'))[0]?.outcome).toBe(
      'moved',
    )
  })
})

test('an hour that the clocks leave out comes an hour later, and one that they show twice comes first', () => {
  expect(centralWallClock(bornAt(dayNumber('2027-03-14'), 150))).toBe('2027-03-14T03:30:00')
  expect(bornAt(dayNumber('2026-11-01'), 90).toISOString()).toBe('2026-11-01T06:30:00.000Z')
})

test('a rule that never comes back has no next date', () => {
  expect(
    nextAfter(dayNumber('2026-11-22'), schedule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), open(), new Set()),
  ).toBeNull()
  expect(nextAfter(dayNumber('2026-11-23'), schedule('FREQ=DAILY;COUNT=1'), open(), new Set())).toBeNull()
  const ahead = new Set(['2026-11-24'])
  expect(nextAfter(dayNumber('2026-11-23'), schedule('FREQ=DAILY'), open(), ahead)?.dueOn).toBe('2026-11-25')
})
