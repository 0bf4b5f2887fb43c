import * as z from 'zod'

/**
 * A date without a time, `YYYY-MM-DD`, end to end. Never a JavaScript `Date`, which would move it
 * by a day in half of the world's time zones. There is no year 0, in the calendar and in PostgreSQL.
 */
export const PlainDate = z.iso.date().refine(date => date >= '0001', 'Enter a date as YYYY-MM-DD')
export type PlainDate = z.infer<typeof PlainDate>

const chicago = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Chicago',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function chicagoParts(instant: Date): Record<string, string> {
  return Object.fromEntries(chicago.formatToParts(instant).map(part => [part.type, part.value]))
}

/** The date it is in the district (America/Chicago) at an instant. */
export function centralDate(instant: Date): PlainDate {
  const { year, month, day } = chicagoParts(instant)
  return `${year}-${month}-${day}`
}

/**
 * An instant as Central wall-clock time without a zone, the predecessor's date format:
 * `2025-06-08T11:49:55.600`, the fraction left out when it is zero.
 */
export function centralWallClock(instant: Date): string {
  const { year, month, day, hour, minute, second } = chicagoParts(instant)
  const ms = instant.getUTCMilliseconds()
  const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}000`
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}`
}

const shown = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', dateStyle: 'medium', timeStyle: 'short' })
const shownDate = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' })

/** An instant as people read it in the district: `Nov 22, 2026, 8:05 AM` (Central time). */
export function formatInstant(instant: Date | string): string {
  return shown.format(new Date(instant))
}

/** A plain date as people read it: `Nov 22, 2026`. */
export function formatPlainDate(date: PlainDate): string {
  return shownDate.format(new Date(`${date}T00:00:00Z`))
}

/** The fiscal year of a date, 1 July to 30 June, written `2026-2027`. */
export function fiscalYearOf(date: PlainDate): string {
  const year = Number(date.slice(0, 4))
  const first = Number(date.slice(5, 7)) >= 7 ? year : year - 1
  return `${first}-${first + 1}`
}
