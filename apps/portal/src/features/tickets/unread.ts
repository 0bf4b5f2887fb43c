import type { Ticket } from '@ocs/contracts/tickets'
import { services, settle } from '../../server/services.ts'

/** Which of some tickets the reader has not seen as they are now. Never fails: without an answer none is marked. */
export async function unreadAmong(tickets: Pick<Ticket, 'id'>[]): Promise<ReadonlySet<string>> {
  if (tickets.length === 0) return new Set()
  const ids = tickets.map(ticket => ticket.id)
  const unread = await settle(services().tickets.attention.unread.query({ ids }))
  return new Set(unread.ok ? unread.value.ids : [])
}
