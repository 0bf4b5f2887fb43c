import { centralDate } from '@ocs/contracts/plain-dates'
import type { Ticket } from '@ocs/contracts/tickets'

const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Chicago',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

function partsOf(instant: Date) {
  const found = Object.fromEntries(parts.formatToParts(instant).map(part => [part.type, part.value]))
  const { weekday = '', month = '', day = '', year = '', hour = '', minute = '', dayPeriod = '' } = found
  return { weekday, date: `${month} ${day}`, year, time: `${hour}:${minute} ${dayPeriod}` }
}

/** A due time in full, Central: `Mon Nov 23, 10:00 AM`; with the year where it is another one. */
export function dueWords(instant: string, now: Date): string {
  const { weekday, date, year, time } = partsOf(new Date(instant))
  return year === partsOf(now).year ? `${weekday} ${date}, ${time}` : `${weekday} ${date}, ${year}, ${time}`
}

/** A due time for a narrow column, Central: `Today 10:00 AM`, else its day: `Mon Nov 23`. */
export function shortDueWords(instant: string, now: Date): string {
  const { weekday, date, year, time } = partsOf(new Date(instant))
  const today = partsOf(now)
  if (date === today.date && year === today.year) return `Today ${time}`
  return year === today.year ? `${weekday} ${date}` : `${date}, ${year}`
}

const weekday = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', weekday: 'long' })

/** A due time as one says it, Central: `today at 3:30 PM`, `tomorrow at 8:00 AM`, `Tuesday at 10:30 AM`, and from a week on in full. */
export function spokenDueWords(instant: string, now: Date): string {
  const due = new Date(instant)
  const days = (Date.parse(centralDate(due)) - Date.parse(centralDate(now))) / 86_400_000
  if (days < 0 || days > 6) return dueWords(instant, now)
  const day = ['today', 'tomorrow'][days] ?? weekday.format(due)
  return `${day} at ${partsOf(due).time}`
}

/** The due time of a ticket that comes next: of the first answer until there is one, of the rest; null where no clock runs. */
export function nextDue({ status, clock }: Pick<Ticket, 'status' | 'clock'>): string | null {
  if (status === 'closed' || clock.pausedAt) return null
  const answer = clock.firstAnsweredAt ? null : clock.firstAnswerDueAt
  return [answer, clock.resolutionDueAt].filter(due => due !== null).sort()[0] ?? null
}
