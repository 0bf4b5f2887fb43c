import type { PlainDate } from '@ocs/contracts/plain-dates'
import { readRule } from '@ocs/contracts/recurrence-rule'
import type { PlannedDate, RecurrenceSchedule } from '@ocs/contracts/recurrences'
import { Temporal } from 'temporal-polyfill'
import { type DayNumber, dayAt, dayMs, dayNumber, weekdayOf } from '../clock/wall-days.ts'
import { daysOf, type Series } from './recurrence.days.ts'

/** When a place is shut, and on which weekdays (1 is Monday) the desk works. */
export type OpenDays = {
  /** The name of the closure that a day is in, or null. */
  closureOn: (day: DayNumber) => string | null
  /** Empty for a desk without hours; then every day that is not closed is taken for open. */
  weekdays: ReadonlySet<number>
}

/** No break lasts longer; a date that finds no open day in so many is not filed. Days. */
const longestBreak = 400
/** No rule that ever comes back waits longer: each 999th year does not, and has no next date. Days. */
const horizon = 50 * 366

export const dateOf = (day: DayNumber): PlainDate => new Date(day * dayMs).toISOString().slice(0, 10)

/** The days that a schedule asks for. The contract has seen that its rule can be read. */
export function seriesOf({ rrule, startsOn }: RecurrenceSchedule): Series {
  const answer = readRule(rrule)
  if ('problem' in answer) throw new Error(`A stored rule cannot be read: ${answer.problem}`)
  return { rule: answer.rule, start: dayNumber(startsOn) }
}

/** The instant at which a ticket is filed on a day: a time that the clocks leave out comes an hour later, one that they show twice first. */
export function bornAt(day: DayNumber, minuteOfDay: number): Date {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 })
  const at = Temporal.PlainDate.from(dateOf(day)).toZonedDateTime({ timeZone: 'America/Chicago', plainTime: time })
  return new Date(at.epochMilliseconds)
}

function nextOpenDay(day: DayNumber, { closureOn, weekdays }: OpenDays): DayNumber | null {
  for (let next = day + 1; next <= day + longestBreak; next++) {
    const isWorkday = weekdays.size === 0 || weekdays.has(weekdayOf(next))
    if (isWorkday && closureOn(next) === null) return next
  }
  return null
}

/** What becomes of one date, with the closures as they are now. Of dates that move to one day only the last is filed. */
export function plan(due: DayNumber, { onClosure, ...schedule }: RecurrenceSchedule, open: OpenDays): PlannedDate {
  const closure = open.closureOn(due)
  const dueOn = dateOf(due)
  if (closure === null) return { dueOn, filedOn: dueOn, outcome: 'filed', closure }
  const moved = onClosure === 'skip' ? null : nextOpenDay(due, open)
  if (moved === null) return { dueOn, filedOn: null, outcome: 'closed', closure }
  const [later] = daysOf(seriesOf({ onClosure, ...schedule }), due + 1, moved)
  if (later !== undefined) return { dueOn, filedOn: null, outcome: 'overtaken', closure }
  return { dueOn, filedOn: dateOf(moved), outcome: 'moved', closure }
}

/** The next dates after a day, at most `limit`, and what becomes of each. */
export function* plansAfter(
  day: DayNumber,
  schedule: RecurrenceSchedule,
  open: OpenDays,
  limit: number,
): Generator<PlannedDate> {
  const series = seriesOf(schedule)
  const from = Math.max(day + 1, series.start)
  let count = 0
  for (const due of daysOf(series, from, from + horizon)) {
    if (++count > limit) return
    yield plan(due, schedule, open)
  }
}

/** The next date after a day on which a ticket is filed, none of those `decided` ahead of their day; null when none ever is. */
export function nextAfter(
  day: DayNumber,
  schedule: RecurrenceSchedule,
  open: OpenDays,
  decided: ReadonlySet<PlainDate>,
): PlannedDate | null {
  for (const date of plansAfter(day, schedule, open, longestBreak))
    if (date.filedOn !== null && !decided.has(date.dueOn)) return date
  return null
}

/**
 * What has come since a day was last looked at: dates in order, each with what becomes of it. Of several that should have
 * been filed only the last one is; those before it were missed. A date that waits for its day or hour ends the list.
 */
export function comeSince(handled: DayNumber, schedule: RecurrenceSchedule, open: OpenDays, now: Date): PlannedDate[] {
  const come: PlannedDate[] = []
  for (const due of daysOf(seriesOf(schedule), handled + 1, dayAt(now.getTime()))) {
    const date = plan(due, schedule, open)
    if (date.filedOn !== null && bornAt(dayNumber(date.filedOn), schedule.minuteOfDay) > now) break
    come.push(date)
  }
  const last = come.findLast(date => date.filedOn !== null)
  return come.map(date =>
    date.filedOn === null || date === last ? date : { ...date, filedOn: null, outcome: 'missed' as const },
  )
}

/**
 * The day up to which all dates have passed today: yesterday, or the day before one that a closure has moved to a day to come.
 * None of those before it is looked for that is decided, `handled` being the last.
 */
export function passedUntil(
  handled: DayNumber,
  schedule: RecurrenceSchedule,
  open: OpenDays,
  today: DayNumber,
): DayNumber {
  for (const due of daysOf(seriesOf(schedule), handled + 1, today - 1)) {
    const { filedOn } = plan(due, schedule, open)
    if (filedOn !== null && dayNumber(filedOn) >= today) return due - 1
  }
  return today - 1
}
