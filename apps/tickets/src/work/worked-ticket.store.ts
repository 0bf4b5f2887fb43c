import { DomainError, notFound } from '@ocs/contracts/reasons'
import type { internalTicketVerbs } from '@ocs/contracts/ticket-history'
import type { TicketKey } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import type { Doer } from '@ocs/service-kit/transaction'
import type { Tx } from '../db.ts'
import { type TicketPolicy, ticketPolicy } from '../ticket/ticket.policy.ts'
import { eventData, type TicketRow } from '../ticket/ticket.present.ts'
import { lockTicket } from '../ticket/ticket-lock.store.ts'

/** A ticket with the policy of who looks at it. */
export type Worked = { ticket: TicketRow; policy: TicketPolicy }

/** Whether the actor of a policy works a ticket: what its checklist, time and parts go by. */
export function worksOn({ ticket, policy }: Worked): boolean {
  return policy.may('note', ticket)
}

/** A ticket that the actor works, locked. Refused: `not_found`, `forbidden` (one that the actor only reads). */
export async function lockWorked(tx: Tx, { actor }: Doer, key: TicketKey): Promise<Worked> {
  const policy = ticketPolicy(actor)
  const ticket = await lockTicket(tx, key)
  if (!ticket || !policy.may('read', ticket)) throw notFound('Ticket')
  const worked = { ticket, policy }
  if (!worksOn(worked)) {
    throw new DomainError('forbidden', 'Only people who work on this desk at this place can do this.')
  }
  return worked
}

/**
 * Writes the desk's own line of history about a part of a ticket. It makes nothing unread and leaves the ticket's version
 * alone: nobody's decision depends on it. `item` says what it is about, in a few words.
 */
export async function tellWork(
  tx: Tx,
  doer: Doer,
  ticket: TicketRow,
  verb: (typeof internalTicketVerbs)[number],
  item: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  const data = { ...eventData(ticket, ticket), item, ...more }
  await recordEvent(tx, doer, { noun: 'ticket', nounId: ticket.id, verb, data })
}
