import type { RecurrenceRule } from '@ocs/contracts/recurrence-rule'
import { type DayNumber, dayMs, dayNumber, weekdayOf } from '../clock/wall-days.ts'

/** A rule and the first day that can be one of its days. */
export type Series = { rule: RecurrenceRule; start: DayNumber }

/** A day as the calendar names it; months count from 1. */
type CalendarDay = { year: number; month: number; date: number; lastDate: number }

function calendarDay(day: DayNumber): CalendarDay {
  const at = new Date(day * dayMs)
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()]
  return {
    year,
    month: month + 1,
    date: at.getUTCDate(),
    lastDate: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
  }
}

/** The number of the week that a day is in; weeks begin on Monday. */
const weekOf = (day: DayNumber) => Math.floor((day + 3) / 7)

/** How many days, weeks, months or years lie between the start and a day. */
function stepsTo(day: DayNumber, { rule, start }: Series, at: CalendarDay, from: CalendarDay): number {
  switch (rule.frequency) {
    case 'DAILY':
      return day - start
    case 'WEEKLY':
      return weekOf(day) - weekOf(start)
    case 'MONTHLY':
      return (at.year - from.year) * 12 + at.month - from.month
    case 'YEARLY':
      return at.year - from.year
  }
}

function isRuleDay(day: DayNumber, { days }: RecurrenceRule, { date, lastDate }: CalendarDay): boolean {
  const fromFront = Math.ceil(date / 7)
  const fromBack = -Math.ceil((lastDate - date + 1) / 7)
  return days.some(
    ({ ordinal, weekday }) =>
      weekday === weekdayOf(day) && (ordinal === null || ordinal === fromFront || ordinal === fromBack),
  )
}

const isMonthDay = ({ monthDays }: RecurrenceRule, { date, lastDate }: CalendarDay): boolean =>
  monthDays.some(each => each === date || each === date - lastDate - 1)

/** What a rule without days goes by: the weekday, day or date of its start. */
function isLikeStart(day: DayNumber, { rule, start }: Series, at: CalendarDay, from: CalendarDay): boolean {
  if (rule.frequency === 'DAILY') return true
  if (rule.frequency === 'WEEKLY') return weekdayOf(day) === weekdayOf(start)
  const isMonth = rule.frequency === 'MONTHLY' || rule.months.length > 0 || at.month === from.month
  return isMonth && at.date === from.date
}

/** Whether a day is one of a series, its end not considered. */
function isDay(day: DayNumber, series: Series, from: CalendarDay): boolean {
  const { rule } = series
  const at = calendarDay(day)
  if (stepsTo(day, series, at, from) % rule.interval !== 0) return false
  if (rule.months.length > 0 && !rule.months.includes(at.month)) return false
  if (rule.days.length > 0 && !isRuleDay(day, rule, at)) return false
  if (rule.monthDays.length > 0 && !isMonthDay(rule, at)) return false
  return rule.days.length + rule.monthDays.length > 0 || isLikeStart(day, series, at, from)
}

/**
 * The days of a series in `[from, to]`, in order. One that ends after so many times is counted from its start, so the work
 * grows with its age; everything else only with the days asked for.
 */
export function* daysOf(series: Series, from: DayNumber, to: DayNumber): Generator<DayNumber> {
  const { rule, start } = series
  const last = rule.until === null ? to : Math.min(to, dayNumber(rule.until))
  const first = calendarDay(start)
  let count = 0
  for (let day = rule.count === null ? Math.max(from, start) : start; day <= last; day++) {
    if (!isDay(day, series, first)) continue
    count += 1
    if (rule.count !== null && count > rule.count) return
    if (day >= from) yield day
  }
}
