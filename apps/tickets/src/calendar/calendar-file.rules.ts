import { ClosureInput, type importOutcomes, maxClosureDays } from '@ocs/contracts/clocks'
import type { PlainDate } from '@ocs/contracts/plain-dates'
import { type Refusal, refuse } from '@ocs/contracts/reasons'
import ICAL from 'ical.js'

/** Events of one calendar file at most; a school year has a few dozen. */
export const maxFileEvents = 500

/** An all-day event of a calendar file. `endsOn` is its last day. */
export type FileEvent = { uid: string; name: string; startsOn: PlainDate; endsOn: PlainDate; cancelled: boolean }

type Skipped = { name: string; why: string }
export type CalendarFile = { events: FileEvent[]; skipped: Skipped[] }

const plainDate = ({ year, month, day }: ICAL.Time): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The last day: a calendar file names the day after it, if any. */
function lastDay(event: ICAL.Event): PlainDate {
  const last = event.endDate.clone()
  last.adjust(-1, 0, 0, 0)
  return last.compareDateOnlyTz(event.startDate, ICAL.Timezone.utcTimezone) < 0
    ? plainDate(event.startDate)
    : plainDate(last)
}

/** Whether an event says that it lasts longer than a closure may; to count such a time out can take for ever. */
function isEndless(component: ICAL.Component): boolean {
  const lasts = component.getFirstPropertyValue('duration')
  return lasts instanceof ICAL.Duration && Math.abs(lasts.toSeconds()) > maxClosureDays * 86_400
}

/** Whether a day is written that no calendar has, such as 30 February; it would be read as one in March. */
function isImpossible(component: ICAL.Component): boolean {
  return ['dtstart', 'dtend'].some(name => {
    const at = component.getFirstPropertyValue(name)
    const written: unknown = component.getFirstProperty(name)?.toJSON()[3]
    return at instanceof ICAL.Time && at.isDate && written !== plainDate(at)
  })
}

function readEvent(component: ICAL.Component): FileEvent | Skipped {
  const event = new ICAL.Event(component)
  const name = String(event.summary ?? '')
    .trim()
    .slice(0, 100)
    .toWellFormed()
  const skip = (why: string) => ({ name: name || 'Without a name', why })
  if (!event.startDate?.isDate) return skip('It does not last whole days.')
  if (event.isRecurring() || event.isRecurrenceException()) return skip('It repeats; enter its days one by one.')
  if (isImpossible(component)) return skip('It has a date that does not exist.')
  if (isEndless(component)) return skip('A closure lasts a year at most')
  const uid = String(event.uid ?? '')
  if (uid === '' || uid.length > 500) return skip('It has no identifier (UID) that can be remembered.')
  const read = { uid, name: name || 'Closed', startsOn: plainDate(event.startDate), endsOn: lastDay(event) }
  const wrong = ClosureInput.safeParse({ ...read, place: null }).error?.issues[0]
  if (wrong) return skip(wrong.message)
  return { ...read, cancelled: component.getFirstPropertyValue('status') === 'CANCELLED' }
}

function components(ics: string): ICAL.Component[] | null {
  try {
    const parsed: unknown = ICAL.parse(ics)
    if (!Array.isArray(parsed) || parsed.length === 0) return null
    // A file may hold several calendars; each is a list that begins with its name.
    const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed).map(each => new ICAL.Component(each))
    if (!calendars.every(calendar => calendar.name === 'vcalendar')) return null
    return calendars.flatMap(calendar => calendar.getAllSubcomponents('vevent'))
  } catch {
    return null
  }
}

function readSafely(component: ICAL.Component): FileEvent | Skipped {
  try {
    return readEvent(component)
  } catch {
    return { name: 'An event', why: 'It cannot be read.' }
  }
}

/**
 * Reads the all-day events of a calendar file (ICS). What is none of these, repeats, or is not valid is skipped, each
 * with a sentence that says why. Refused: `invalid_input` (not a calendar, or too many events).
 */
export function readCalendarFile(ics: string): CalendarFile | Refusal {
  const found = components(ics)
  if (!found) return refuse('invalid_input', 'This is not a calendar file (ICS).')
  if (found.length > maxFileEvents)
    return refuse('invalid_input', `This calendar has more than ${maxFileEvents} events.`)
  const file: CalendarFile = { events: [], skipped: [] }
  const seen = new Set<string>()
  for (const read of found.map(readSafely)) {
    if ('why' in read) file.skipped.push(read)
    else if (seen.has(read.uid)) file.skipped.push({ name: read.name, why: 'It is in the file twice.' })
    else file.events.push(read)
    if ('uid' in read) seen.add(read.uid)
  }
  return file
}

/** A closure that came out of a calendar file before. */
export type KnownClosure = { id: string; uid: string; name: string; startsOn: PlainDate; endsOn: PlainDate }

/** What an event of the file means, beside what is known: a step of the import. */
export type ImportStep = FileEvent & { outcome: (typeof importOutcomes)[number]; known: KnownClosure | null }

/** Decides what a file adds, changes, leaves and removes; a cancelled event that was never known is nothing. */
export function planImport(events: FileEvent[], known: KnownClosure[]): ImportStep[] {
  const byUid = new Map(known.map(closure => [closure.uid, closure]))
  return events.flatMap((event): ImportStep[] => {
    const before = byUid.get(event.uid) ?? null
    if (event.cancelled) return before ? [{ ...event, outcome: 'remove', known: before }] : []
    if (!before) return [{ ...event, outcome: 'add', known: null }]
    const same = before.name === event.name && before.startsOn === event.startsOn && before.endsOn === event.endsOn
    return [{ ...event, outcome: same ? 'same' : 'change', known: before }]
  })
}
