import { Temporal } from 'temporal-polyfill'

/** The district's time zone; desk hours are what its clocks show. */
const zone = 'America/Chicago'
export const dayMs = 86_400_000
const epoch = Temporal.PlainDate.from('1970-01-01')

/** A stretch of a day in which the clocks run evenly. `wallFrom` and `wallTo` are milliseconds as the clocks show them. */
type Stretch = { startsAt: number; wallFrom: number; wallTo: number }

/** Days are counted from 1970-01-01 as the district's calendar shows them; a number is cheaper to step through than a date. */
export type DayNumber = number

const known = new Map<DayNumber, Stretch[]>()

const wallOf = (time: Temporal.ZonedDateTime): number =>
  (time.hour * 60 + time.minute) * 60_000 + time.second * 1000 + time.millisecond

function readStretches(day: DayNumber): Stretch[] {
  const start = epoch.add({ days: day }).toZonedDateTime(zone)
  const next = start.add({ days: 1 })
  const startsAt = start.epochMilliseconds
  if (next.epochMilliseconds - startsAt === dayMs) return [{ startsAt, wallFrom: wallOf(start), wallTo: dayMs }]
  const change = start.getTimeZoneTransition('next')
  if (!change || change.epochMilliseconds >= next.epochMilliseconds)
    throw new Error(`Day ${day} has no change of the clocks`)
  const changesAt = change.epochMilliseconds
  return [
    { startsAt, wallFrom: 0, wallTo: changesAt - startsAt },
    { startsAt: changesAt, wallFrom: wallOf(change), wallTo: dayMs },
  ]
}

/** The stretches of a day: one, or two where the clocks change. Kept, because reading the time zone is slow. */
export function stretchesOf(day: DayNumber): Stretch[] {
  let found = known.get(day)
  if (!found) {
    if (known.size >= 4000) known.clear()
    found = readStretches(day)
    known.set(day, found)
  }
  return found
}

/** The day it is in the district at an instant (epoch milliseconds). */
export function dayAt(instant: number): DayNumber {
  // Winter time is at most an hour behind; the guess is the day or the one before.
  const guess = Math.floor((instant - 6 * 3_600_000) / dayMs)
  const next = stretchesOf(guess + 1)[0]
  return next && next.startsAt <= instant ? guess + 1 : guess
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The number of a plain date, `YYYY-MM-DD`. */
export function dayNumber(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

const changesOfYear = new Map<number, DayNumber[]>()

function readChanges(year: number): DayNumber[] {
  const end = Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 }).toZonedDateTime(zone).epochMilliseconds
  let at = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone)
  const found: DayNumber[] = []
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds >= end) return found
    found.push(dayAt(next.epochMilliseconds))
    at = next
  }
}

const yearOf = (day: DayNumber) => new Date(day * dayMs).getUTCFullYear()

/** The days in `[from, to)` on which the clocks change: two a year. */
export function clockChangesBetween(from: DayNumber, to: DayNumber): DayNumber[] {
  const found: DayNumber[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const days = changesOfYear.get(year) ?? readChanges(year)
    changesOfYear.set(year, days)
    found.push(...days.filter(day => day >= from && day < to))
  }
  return found
}
