import { centralDate, type PlainDate } from '@ocs/contracts/plain-dates'
import { type Refusal, refuse } from '@ocs/contracts/reasons'
import { maxWorkItems } from '@ocs/contracts/work'

/** What decides who changes an entry. */
type Entry = { authorId: string; version: number }

/** Why an entry may not be changed: somebody else's, unless one directs the desk; or it was changed meanwhile. Null: it may. */
export function changeEntry(entry: Entry, actorId: string, directs: boolean, version: number): Refusal | null {
  if (entry.authorId !== actorId && !directs) {
    return refuse('forbidden', 'Only the person who entered this and the director of the desk can change it.')
  }
  return entry.version === version
    ? null
    : refuse('stale_version', 'Someone changed this while you were looking. Read what is new and try again.')
}

/** Why time may not be entered for a day: it has not come yet in the district. */
export function onDay(workedOn: PlainDate, now: Date): Refusal | null {
  return workedOn > centralDate(now) ? refuse('invalid_input', 'This day has not come yet.') : null
}

/** Why nothing more can be entered on a ticket that has so much. */
export function roomFor(count: number): Refusal | null {
  return count < maxWorkItems
    ? null
    : refuse('list_full', `A ticket holds ${maxWorkItems} of these. Put several together, or remove some.`)
}
