import type { PlainDate } from '@ocs/contracts/plain-dates'
import type { PlannedDate } from '@ocs/contracts/recurrences'

const shown = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
})

/** A plain date with its weekday: `Mon, Nov 30, 2026`. */
export const dayWords = (date: PlainDate): string => shown.format(new Date(`${date}T00:00:00Z`))

/** What becomes of a date of a recurring ticket, where that is not just to be filed on it. */
export function outcomeWords({ outcome, filedOn, closure, dueOn }: PlannedDate): string | null {
  switch (outcome) {
    case 'closed':
      return `Not filed: ${closure ?? 'closed'}`
    case 'overtaken':
      return `Not filed: ${closure ?? 'closed'}, and the next one comes first`
    case 'missed':
      return 'Not filed: it was over before anything could be filed'
    case 'moved':
      return `${closure ?? 'Closed'}: filed on ${filedOn ? dayWords(filedOn) : 'the next open day'}`
    case 'filed':
      return filedOn && filedOn !== dueOn ? `Filed on ${dayWords(filedOn)}` : null
  }
}
