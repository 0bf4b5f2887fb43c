import { clockChangesBetween, type DayNumber, dayAt, dayNumber, stretchesOf, weekdayOf } from './wall-days.ts'

const minuteMs = 60_000

/** Opening hours of one weekday (1 is Monday), in minutes after midnight as the clocks show them. */
export type OpenHours = { weekday: number; opensAt: number; closesAt: number }

/** When a desk is at work: hours that repeat every week, and days on which it is closed all the same. */
export type Schedule = {
  /** Milliseconds after midnight, by weekday (index 1 to 7), in order and apart from each other. */
  readonly hours: readonly (readonly { from: number; to: number }[])[]
  readonly closedDays: ReadonlySet<DayNumber>
}

/**
 * Makes a schedule. `hours` may not overlap within a weekday; hours through midnight are written as two. `closed`
 * are dates (`YYYY-MM-DD`); those on which the desk is closed anyhow do no harm.
 */
export function scheduleOf(hours: readonly OpenHours[], closed: Iterable<string>): Schedule {
  const byWeekday = Array.from({ length: 8 }, (_, weekday) =>
    hours
      .filter(open => open.weekday === weekday)
      .map(open => ({ from: open.opensAt * minuteMs, to: open.closesAt * minuteMs }))
      .sort((a, b) => a.from - b.from),
  )
  const closedDays = [...closed].map(dayNumber).filter(day => byWeekday[weekdayOf(day)]?.length)
  return { hours: byWeekday, closedDays: new Set(closedDays) }
}

/** The open stretches of a day as instants, `[start, end)` in epoch milliseconds; two for hours that the change of clocks cuts. */
function openStretches(day: DayNumber, { hours, closedDays }: Schedule): [start: number, end: number][] {
  const open = hours[weekdayOf(day)] ?? []
  // Before the time zone is read, which is slow: closed days are stepped through one by one.
  if (open.length === 0 || closedDays.has(day)) return []
  return stretchesOf(day).flatMap(({ startsAt, wallFrom, wallTo }) =>
    open.flatMap(({ from, to }): [number, number][] => {
      const [start, end] = [Math.max(from, wallFrom), Math.min(to, wallTo)]
      return start < end ? [[startsAt + start - wallFrom, startsAt + end - wallFrom]] : []
    }),
  )
}

/** Open milliseconds of a day between two instants. */
function openWithin(day: DayNumber, from: number, to: number, schedule: Schedule): number {
  return openStretches(day, schedule).reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  )
}

/** Open milliseconds of a weekday on which neither a closure nor the clocks change anything. */
function usual(weekday: number, { hours }: Schedule): number {
  return (hours[weekday] ?? []).reduce((sum, { from, to }) => sum + to - from, 0)
}

const usualWeek = (schedule: Schedule): number =>
  [1, 2, 3, 4, 5, 6, 7].reduce((sum, weekday) => sum + usual(weekday, schedule), 0)

/** Open milliseconds of the days in `[from, to)`: whole weeks at once, then what closures and the clocks change. */
function openInDays(from: DayNumber, to: DayNumber, schedule: Schedule): number {
  const weeks = Math.max(0, Math.floor((to - from) / 7))
  let sum = weeks * usualWeek(schedule)
  for (let day = from + weeks * 7; day < to; day++) sum += usual(weekdayOf(day), schedule)
  for (const day of schedule.closedDays) if (day >= from && day < to) sum -= usual(weekdayOf(day), schedule)
  for (const day of clockChangesBetween(from, to)) {
    if (schedule.closedDays.has(day)) continue
    sum += openWithin(day, -Infinity, Infinity, schedule) - usual(weekdayOf(day), schedule)
  }
  return sum
}

function openBetween(from: number, to: number, schedule: Schedule): number {
  const [first, last] = [dayAt(from), dayAt(to)]
  if (first === last) return openWithin(first, from, to, schedule)
  return (
    openWithin(first, from, Infinity, schedule) +
    openInDays(first + 1, last, schedule) +
    openWithin(last, -Infinity, to, schedule)
  )
}

/**
 * Whole minutes of desk time that pass between two instants: minutes in which the district's clocks show open hours
 * on a day that is not closed. None when `to` is not after `from`.
 */
export function deskMinutesBetween(from: Date, to: Date, schedule: Schedule): number {
  if (to <= from) return 0
  return Math.floor(openBetween(from.getTime(), to.getTime(), schedule) / minuteMs)
}

/** The instant on a day at which so many open milliseconds have passed since `from`, or how many are still missing. */
function spend(
  day: DayNumber,
  from: number,
  missing: number,
  schedule: Schedule,
): { at: number } | { missing: number } {
  let left = missing
  for (const [start, end] of openStretches(day, schedule)) {
    const begin = Math.max(start, from)
    if (begin >= end) continue
    if (end - begin >= left) return { at: begin + left }
    left -= end - begin
  }
  return { missing: left }
}

/**
 * So many days are looked ahead. A desk that is open for a minute a week would come to its time in thousands of years, and
 * whoever files a ticket would wait for somebody to count them.
 */
export const furthestDays = 25 * 366

/**
 * The earliest instant by which `minutes` of desk time have passed since `from`; `from` itself for none. Null when that is
 * further away than `furthestDays`, or never, because the desk has no hours at all.
 */
export function addDeskMinutes(from: Date, minutes: number, schedule: Schedule): Date | null {
  if (minutes <= 0) return from
  const week = usualWeek(schedule)
  if (week === 0) return null
  let day = dayAt(from.getTime())
  const last = day + furthestDays
  let missing = minutes * minuteMs
  while (day <= last) {
    const spent = spend(day, from.getTime(), missing, schedule)
    if ('at' in spent) return new Date(spent.at)
    missing = spent.missing
    day += 1
    // A week has at most its usual time and the hour that the clocks give in autumn: so many weeks are surely too few.
    const weeks = Math.min(Math.floor(missing / (week + 60 * minuteMs)), Math.floor((last - day) / 7))
    if (weeks > 0) {
      const passed = openInDays(day, day + weeks * 7, schedule)
      // Time that is spent to the last millisecond ends on the day before; that day is looked at on its own.
      if (passed < missing) {
        missing -= passed
        day += weeks * 7
      }
    }
  }
  return null
}
