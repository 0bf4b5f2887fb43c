import type { Actor } from '@ocs/contracts/actors'
import { DomainError } from '@ocs/contracts/reasons'
import type { Desk } from '@ocs/contracts/tickets'
import { mayUseTexts, textActions } from './desk-text.policy.ts'

/** Refuses with `forbidden` who does not work a desk. */
export function guardUse(actor: Actor, desk: Desk): void {
  if (!mayUseTexts(actor, desk)) throw new DomainError('forbidden', 'Only people who work on this desk can use these.')
}

/** Refuses with `forbidden` who does not direct a desk. */
export function guardEditing(actor: Actor, desk: Desk): void {
  if (!textActions(actor, desk).includes('change'))
    throw new DomainError('forbidden', 'Only the director of this desk can change these.')
}

/** Refuses with `stale_version` what was decided on another version; `what` names the record in the sentence. */
export function refuseStale(now: number, seen: number, what: string): void {
  if (now === seen) return
  const message = `Someone changed ${what} while you were looking. Read what is new and try again.`
  throw new DomainError('stale_version', message)
}
