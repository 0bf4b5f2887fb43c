import { type OpenHours, WeekHours, weekdayLabels, weekdays } from '@ocs/contracts/clocks'
import { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { VersionField } from '../../server/fields.ts'
import { minuteOfDay, timeField, timeWords } from './desk-time.ts'

/** Hours of a day while they are typed; `opens` and `closes` are what a time field holds. */
export type HoursDraft = { id: string; weekday: OpenHours['weekday']; opens: string; closes: string }

/** A desk's week as the form begins with it. */
export function hoursDraft(hours: OpenHours[]): HoursDraft[] {
  return hours.map(({ weekday, opensAt, closesAt }, at) => ({
    id: `s${at}`,
    weekday,
    opens: timeField(opensAt),
    closes: timeField(closesAt),
  }))
}

/** A desk's week in words, a line for each day that has hours: `Monday: 7:30 AM to 4:00 PM`. */
export function hoursWords(hours: OpenHours[]): string[] {
  return weekdays.flatMap(day => {
    const own = hours.filter(each => each.weekday === day)
    if (own.length === 0) return []
    const spans = own.map(({ opensAt, closesAt }) => `${timeWords(opensAt)} to ${timeWords(closesAt)}`)
    return [`${weekdayLabels[day]}: ${spans.join(', ')}`]
  })
}

type Read = OpenHours & { field: string }

/** Reads one stretch of hours; says beside the field what is wrong with it. */
function readHours(row: string, fields: Record<string, unknown>, ctx: z.RefinementCtx): Read | null {
  const weekday = weekdays.find(day => row.startsWith(`${day}-`))
  if (!weekday) return null
  const label = weekdayLabels[weekday]
  const opensAt = minuteOfDay(String(fields[`opens-${row}`] ?? ''))
  const closes = minuteOfDay(String(fields[`closes-${row}`] ?? ''))
  const wrong = (path: string, message: string) => {
    ctx.addIssue({ code: 'custom', path: [path], message })
    return null
  }
  if (opensAt === null) return wrong(`opens-${row}`, `Enter when ${label} begins`)
  if (closes === null) return wrong(`closes-${row}`, `Enter when ${label} ends`)
  // 12:00 AM as the end is the end of that day.
  const closesAt = closes === 0 ? 24 * 60 : closes
  if (closesAt <= opensAt) return wrong(`closes-${row}`, `The hours of ${label} must end after they begin`)
  return { weekday, opensAt, closesAt, field: `opens-${row}` }
}

/** Puts the hours in order and says which begin before others of the day have ended. */
function ordered(read: Read[], ctx: z.RefinementCtx): OpenHours[] {
  const sorted = read.toSorted((a, b) => a.weekday - b.weekday || a.opensAt - b.opensAt)
  sorted.forEach((each, at) => {
    const before = sorted[at - 1]
    if (before?.weekday !== each.weekday || before.closesAt <= each.opensAt) return
    const message = `These hours of ${weekdayLabels[each.weekday]} overlap others of the day`
    ctx.addIssue({ code: 'custom', path: [each.field], message })
  })
  return sorted.map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt, closesAt }))
}

/** The form of a desk's week: `opens-<weekday>-<row>` and `closes-<weekday>-<row>` for each stretch of hours. */
export const HoursForm = z.looseObject({ desk: Desk, version: VersionField }).transform((fields, ctx) => {
  const rows = Object.keys(fields).flatMap(name => (name.startsWith('opens-') ? [name.slice('opens-'.length)] : []))
  const hours = ordered(
    rows.flatMap(row => readHours(row, fields, ctx) ?? []),
    ctx,
  )
  if (!WeekHours.safeParse(hours).success && ctx.issues.length === 0)
    ctx.addIssue({ code: 'custom', message: 'There are too many hours: six a day are enough' })
  return { desk: fields.desk, version: fields.version, hours }
})
