import type { AffectedPerson, LinkedTicket } from '@ocs/contracts/ticket-links'
import type { TicketKey } from '@ocs/contracts/tickets'
import { services, settle } from '../../server/services.ts'

/** What else has to do with a ticket: other tickets, and the people who have its problem too. Null where it could not be had. */
export type Connections = { links: LinkedTicket[] | null; affected: AffectedPerson[] | null }

/** Loads the connections of a ticket. Never fails. */
export async function connectionsOf(key: TicketKey): Promise<Connections> {
  const { links, affected } = services().tickets
  const [linked, people] = await Promise.all([settle(links.of.query(key)), settle(affected.of.query(key))])
  return { links: linked.ok ? linked.value : null, affected: people.ok ? people.value : null }
}
