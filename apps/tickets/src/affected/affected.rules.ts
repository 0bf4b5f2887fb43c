import { type Change, obstacle, type Step, type TicketFacts } from '../ticket/ticket.rules.ts'

/** Has the problem too. That they may is decided by what they were shown; see `similarTickets`. */
export function join(ticket: TicketFacts, actor: { id: string }): Change & { action: 'join' } {
  const affectedIds = [...ticket.affectedIds, actor.id]
  return { action: 'join', verb: 'joined', set: { affectedIds }, note: null }
}

/** Does not have the problem any more. Refused: `not_affected`. */
export function leave(ticket: TicketFacts, actor: { id: string }): Step {
  const set = { affectedIds: ticket.affectedIds.filter(id => id !== actor.id) }
  return { action: 'leave', ...(obstacle.leave(ticket, actor.id) ?? { verb: 'left', set, note: null }) }
}
