import { obstacle, type Step, type TicketFacts } from '../ticket/ticket.rules.ts'

/** Does not have the problem any more. Refused: `not_affected`. */
export function leave(ticket: TicketFacts, actor: { id: string }): Step {
  const set = { affectedIds: ticket.affectedIds.filter(id => id !== actor.id) }
  return { action: 'leave', ...(obstacle.leave(ticket, actor.id) ?? { verb: 'left', set, note: null }) }
}
