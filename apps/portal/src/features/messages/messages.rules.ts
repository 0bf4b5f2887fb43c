import { centralDate } from '@ocs/contracts/plain-dates'

/** The facts that decide whether a message shows. `expiresOn` is its last day, in the district's time zone. */
export type Showing = { active: boolean; startsAt: Date; expiresOn: string | null }

/** Whether everybody sees a message at an instant. */
export function isShowing(message: Showing, now: Date): boolean {
  if (!message.active || message.startsAt > now) return false
  return message.expiresOn === null || message.expiresOn >= centralDate(now)
}

/** The state of a message in a word or two. */
export function messageState(message: Showing, now: Date): 'Showing' | 'Taken down' | 'Expired' {
  if (!message.active) return 'Taken down'
  return isShowing(message, now) ? 'Showing' : 'Expired'
}
