import { refuse } from '@ocs/contracts/reasons'
import { type GiveSatisfactionInput, ratingDays } from '@ocs/contracts/satisfaction'
import { obstacle, type Step, type TicketFacts } from '../ticket/ticket.rules.ts'

/** Until when it can be said how a closed ticket went. */
export function ratableUntil(closedAt: Date): Date {
  return new Date(closedAt.getTime() + ratingDays * 86_400_000)
}

/**
 * Says how a closed ticket went, or says it anew. The words stand in their own table only: events are read by more than the desk.
 * Refused: `ticket_not_closed`, `not_rated`, `rating_over`.
 */
export function rate(
  ticket: TicketFacts & { closedAt: Date | null },
  { rating }: Pick<GiveSatisfactionInput, 'rating'>,
  now: Date,
): Step {
  const isOver = ticket.closedAt !== null && ratableUntil(ticket.closedAt) < now
  const refused =
    obstacle.rate(ticket, '') ??
    (isOver ? refuse('rating_over', `This can be said for ${ratingDays} days after a ticket is closed.`) : null)
  return { action: 'rate', ...(refused ?? { verb: 'rated', set: {}, note: null, told: { rating } }) }
}
