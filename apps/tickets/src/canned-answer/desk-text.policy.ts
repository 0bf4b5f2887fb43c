import type { Actor } from '@ocs/contracts/actors'
import type { Desk } from '@ocs/contracts/tickets'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import { desksWorked } from '../ticket/ticket.policy.ts'

/** What reading a desk's ready-made texts takes at all. */
export const readingTexts = 'tickets:work'

/** Whether an actor may read and use the ready-made texts of a desk: all who work it, at whatever place. */
export function mayUseTexts(actor: Actor, desk: Desk): boolean {
  return desksWorked(actor).includes(desk) || mayManageDesk(actor, desk)
}

/** What an actor may do to the ready-made texts of a desk; exactly what the guard then allows. */
export function textActions(actor: Actor, desk: Desk): 'change'[] {
  return mayManageDesk(actor, desk) ? ['change'] : []
}
