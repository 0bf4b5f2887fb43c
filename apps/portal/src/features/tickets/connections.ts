import type { AffectedPerson, LinkedTicket } from '@ocs/contracts/ticket-links'
import type { Ticket, TicketKey } from '@ocs/contracts/tickets'
import { offeredCategories } from '../../server/categories.ts'
import { services, settle } from '../../server/services.ts'

/** A category as a choice. */
export type SplitCategory = { value: string; label: string }

/** What else has to do with a ticket: other tickets, and the people who have its problem too. Null where it could not be had. */
export type Connections = { links: LinkedTicket[] | null; affected: AffectedPerson[] | null }

/** The categories to choose from when a part becomes a ticket of its own; none where the reader cannot split. */
export async function splitCategories({ desk, allowedActions }: Ticket): Promise<SplitCategory[]> {
  if (!allowedActions.includes('split')) return []
  const offered = await offeredCategories(desk)
  return (offered ?? []).map(({ key, label }) => ({ value: key, label }))
}

/** Loads the connections of a ticket. Never fails. */
export async function connectionsOf(key: TicketKey): Promise<Connections> {
  const { links, affected } = services().tickets
  const [linked, people] = await Promise.all([settle(links.of.query(key)), settle(affected.of.query(key))])
  return { links: linked.ok ? linked.value : null, affected: people.ok ? people.value : null }
}
