import type { FeedEvent } from '@ocs/contracts/events'
import type { Db } from '../db.ts'
import type { TicketPolicy } from '../ticket/ticket.policy.ts'

const idOf = ({ data }: FeedEvent): string | null => {
  const { other } = data
  return typeof other === 'object' && other !== null && 'id' in other ? String(other.id) : null
}

/**
 * A history as a reader may see it: of tickets that are not theirs it says nothing. Lines about links to such a ticket are
 * left out; that of a merge stays, without naming it.
 */
export async function inSight(db: Db, policy: TicketPolicy, events: FeedEvent[]): Promise<FeedEvent[]> {
  const named = [...new Set(events.map(idOf).filter(id => id !== null))]
  if (named.length === 0) return events
  const rows = await db.ticket.findMany({
    where: { AND: [policy.visible, { id: { in: named } }] },
    select: { id: true },
  })
  const seen = new Set(rows.map(row => row.id))
  return events.flatMap(event => {
    const id = idOf(event)
    if (id === null || seen.has(id)) return [event]
    if (event.verb === 'linked' || event.verb === 'unlinked') return []
    return [{ ...event, data: { ...event.data, other: null } }]
  })
}
