import { centralWallClock } from '@ocs/contracts/plain-dates'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDeskMinutes, deskMinutesBetween, furthestDays, type OpenHours, scheduleOf } from './clock.rules.ts'

const minuteMs = 60_000
const weekdays = [1, 2, 3, 4, 5]
const school = weekdays.map(weekday => ({ weekday, opensAt: 7 * 60 + 30, closesAt: 16 * 60 }))
const schedule = (closed: string[] = [], hours: OpenHours[] = school) => scheduleOf(hours, closed)
const central = (wallClock: string, offset = '-06:00') => new Date(`${wallClock}${offset}`)

/** What the clocks of the district show, by the hour: their offset is always whole hours. Knows nothing of the code under test. */
const shown = new Map<number, { date: string; weekday: number; hour: number }>()
function wallHour(hourMs: number) {
  let found = shown.get(hourMs)
  if (!found) {
    const text = centralWallClock(new Date(hourMs))
    const date = text.slice(0, 10)
    found = { date, weekday: new Date(`${date}T12:00:00Z`).getUTCDay() || 7, hour: Number(text.slice(11, 13)) }
    shown.set(hourMs, found)
  }
  return found
}

/** Counts minute by minute. */
function bruteMinutes(from: number, to: number, hours: OpenHours[], closed: string[]): number {
  let count = 0
  for (let at = from; at < to; at += minuteMs) {
    const hourMs = Math.floor(at / 3_600_000) * 3_600_000
    const { date, weekday, hour } = wallHour(hourMs)
    const minute = hour * 60 + (at - hourMs) / minuteMs
    const open = hours.some(each => each.weekday === weekday && each.opensAt <= minute && minute < each.closesAt)
    if (open && !closed.includes(date)) count += 1
  }
  return count
}

const day = (date: string) => Date.parse(`${date}T00:00:00Z`)
/** Both changes of the clocks, the turn of a year, Thanksgiving, a leap day, and a year without one. */
const occasions = ['2026-03-08', '2026-11-01', '2027-03-14', '2026-12-31', '2026-11-26', '2028-02-29', '2027-02-28']
const instant = fc
  .tuple(fc.constantFrom(...occasions), fc.integer({ min: -4 * 1440, max: 4 * 1440 }))
  .map(([date, minutes]) => day(date) + minutes * minuteMs)
const closures = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...occasions), fc.integer({ min: -5, max: 9 }))
    .map(([date, days]) => new Date(day(date) + days * 86_400_000).toISOString().slice(0, 10)),
  { maxLength: 12 },
)

/** Up to three stretches on each weekday, all round the clock, cut at times such as half past one. */
const dayHours = (weekday: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
    .map(cuts => cuts.sort((a, b) => a - b).map(cut => cut * 15))
    .map(cuts =>
      Array.from({ length: Math.floor(cuts.length / 2) }, (_, at) => ({
        weekday,
        opensAt: cuts[at * 2] ?? 0,
        closesAt: cuts[at * 2 + 1] ?? 0,
      })),
    )
const anyHours = fc.tuple(...[1, 2, 3, 4, 5, 6, 7].map(dayHours)).map(days => days.flat())
const hoursOrSchool = fc.oneof({ weight: 1, arbitrary: fc.constant(school) }, { weight: 2, arbitrary: anyHours })

describe('desk time', () => {
  test('between two instants is what counting minute by minute finds', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 12 * 1440 }),
        hoursOrSchool,
        closures,
        (from, length, hours, closed) => {
          const to = from + length * minuteMs
          const counted = deskMinutesBetween(new Date(from), new Date(to), scheduleOf(hours, closed))
          expect(counted).toBe(bruteMinutes(from, to, hours, closed))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('over years is the sum of its parts, and counting weeks at once changes nothing', () => {
    fc.assert(
      fc.property(instant, fc.nat(2 * 366), fc.nat(366), hoursOrSchool, closures, (from, some, more, hours, closed) => {
        const [a, b, c] = [from, from + some * 86_400_000, from + (some + more) * 86_400_000].map(at => new Date(at))
        if (!a || !b || !c) throw new Error('three instants')
        const own = scheduleOf(hours, closed)
        expect(deskMinutesBetween(a, c, own)).toBe(deskMinutesBetween(a, b, own) + deskMinutesBetween(b, c, own))
      }),
    )
  })

  test('added to an instant is exactly the time between them, and a moment less is not enough', () => {
    fc.assert(
      fc.property(
        instant,
        fc.nat(59_999),
        fc.integer({ min: 1, max: 60_000 }),
        hoursOrSchool,
        closures,
        (at, ms, n, hours, closed) => {
          const own = scheduleOf(hours, closed)
          const from = new Date(at + ms)
          const due = addDeskMinutes(from, n, own)
          if (hours.length === 0) return void expect(due).toBeNull()
          if (!due) {
            const last = new Date(from.getTime() + (furthestDays - 1) * 86_400_000)
            return void expect(deskMinutesBetween(from, last, own)).toBeLessThan(n)
          }
          expect(deskMinutesBetween(from, due, own)).toBe(n)
          expect(deskMinutesBetween(from, new Date(due.getTime() - 1), own)).toBe(n - 1)
        },
      ),
      // A desk without hours is rare among the generated ones.
      { examples: [[day('2026-03-08'), 0, 1, [], []]] },
    )
  })
})

describe('a desk open on weekdays from 7:30 to 16:00', () => {
  test.each([
    ['within a day', '2026-11-23T08:00', 60, '2026-11-23T09:00', []],
    ['from before the hours', '2026-11-23T05:00', 60, '2026-11-23T08:30', []],
    ['to the very end of the hours', '2026-11-23T15:00', 60, '2026-11-23T16:00', []],
    ['over the night', '2026-11-23T15:30', 60, '2026-11-24T08:00', []],
    ['over the weekend', '2026-11-20T15:30', 60, '2026-11-23T08:00', []],
    ['over a holiday', '2026-11-25T15:30', 60, '2026-11-30T08:00', ['2026-11-26', '2026-11-27']],
    ['over two weeks of winter break', '2026-12-18T15:00', 510 + 60, '2027-01-04T16:00', winterBreak()],
  ])('%s', (_, from, minutes, due, closed) => {
    expect(addDeskMinutes(central(`${from}:00`), minutes, schedule(closed))).toEqual(central(`${due}:00`))
  })

  test('keeps its wall-clock hours when the clocks change over the weekend', () => {
    const friday = central('2026-10-30T15:30:00', '-05:00')
    expect(addDeskMinutes(friday, 60, schedule())).toEqual(central('2026-11-02T08:00:00'))
    const march = central('2027-03-12T15:30:00')
    expect(addDeskMinutes(march, 60, schedule())).toEqual(central('2027-03-15T08:00:00', '-05:00'))
  })
})

describe('a night on which the clocks change', () => {
  const night = (opensAt: number, closesAt: number) => schedule([], [{ weekday: 7, opensAt, closesAt }])
  test.each([
    ['in spring lacks the hour that does not exist', '2027-03-13T18:00:00', 0, 240, 180],
    ['in autumn has the hour that comes twice', '2026-10-31T18:00:00', 0, 240, 300],
    ['in autumn has both of each half hour that is open', '2026-10-31T18:00:00', 30, 90, 90],
    ['in spring has no time in an hour that does not exist', '2027-03-13T18:00:00', 120, 180, 0],
  ])('%s', (_, eve, opensAt, closesAt, minutes) => {
    const from = central(eve)
    const to = new Date(from.getTime() + 24 * 3_600_000)
    expect(deskMinutesBetween(from, to, night(opensAt, closesAt))).toBe(minutes)
  })
})

test('a due time years away, past a closed year, is found at once', () => {
  const closedYear = Array.from({ length: 365 }, (_, at) =>
    new Date(day('2027-01-01') + at * 86_400_000).toISOString().slice(0, 10),
  )
  const own = schedule(closedYear)
  const from = central('2026-12-31T15:00:00')
  const started = performance.now()
  for (let at = 0; at < 200; at++) addDeskMinutes(from, 510 * 600 + at, own)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(addDeskMinutes(from, 61, own)).toEqual(central('2028-01-03T07:31:00'))
})

test('a due time that hardly any hours lead to is given up at once, rather than counted for thousands of years', () => {
  const hardly = (closed: string[] = []) => schedule(closed, [{ weekday: 1, opensAt: 480, closesAt: 481 }])
  const closed = Array.from({ length: 20 * 365 }, (_, at) =>
    new Date(day('2026-01-01') + at * 86_400_000).toISOString().slice(0, 10),
  )
  const started = performance.now()
  for (const own of [hardly(), hardly(closed)]) {
    expect(addDeskMinutes(central('2026-11-22T08:00:00'), 200_000, own)).toBeNull()
  }
  for (let at = 0; at < 20; at++) addDeskMinutes(central('2026-11-22T08:00:00'), 1, hardly(closed))
  expect(addDeskMinutes(central('2026-11-22T08:00:00'), 2, hardly())).toEqual(central('2026-11-30T08:01:00'))
  expect(performance.now() - started).toBeLessThan(1000)
})

test('no time passes between an instant and an earlier one, and none is needed to add none', () => {
  const [early, late] = [central('2026-11-23T08:00:00'), central('2026-11-23T09:00:00')]
  expect(deskMinutesBetween(late, early, schedule())).toBe(0)
  expect(addDeskMinutes(early, 0, schedule())).toEqual(early)
})

function winterBreak(): string[] {
  return Array.from({ length: 14 }, (_, at) => new Date(day('2026-12-21') + at * 86_400_000).toISOString().slice(0, 10))
}
