import type { Actor } from '@ocs/contracts/actors'
import { DomainError } from '@ocs/contracts/reasons'
import type { LinkCandidate, LinkCandidatesInput } from '@ocs/contracts/ticket-links'
import type { Db } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { searchTickets } from '../ticket/ticket.search.ts'
import { whereSql } from '../ticket/ticket.sql.ts'
import { readTicket } from '../ticket/ticket.store.ts'
import { fewScope } from '../ticket/ticket.where.ts'

/** So many are offered; who wants another one types more. */
const offered = 10

/**
 * Tickets that the actor works and could link this one to, or merge it into, best first. Refused: `not_found`, `forbidden` for
 * who does not work this one.
 */
export async function linkCandidates(db: Db, actor: Actor, input: LinkCandidatesInput): Promise<LinkCandidate[]> {
  const policy = ticketPolicy(actor)
  const here = await readTicket(db, policy, input)
  if (!policy.may('link', here)) throw new DomainError('forbidden', 'Only people who work a ticket can link it.')
  const mergeable = { desk: here.desk, closedAt: null }
  const where: Prisma.TicketWhereInput = {
    AND: [policy.workable, { NOT: { id: here.id } }, input.forMerge ? mergeable : {}],
  }
  const { found } = await searchTickets(db, fewScope(whereSql(where)), input.search, offered)
  const rows = await db.ticket.findMany({ where: { AND: [where, { id: { in: found.map(one => one.id) } }] } })
  const byId = new Map(rows.map(row => [row.id, row]))
  return found.flatMap(({ id }) => {
    const row = byId.get(id)
    if (!row) return []
    const { desk, number, version, title, status, placeName, requesterName } = row
    return [{ desk, number, version, title, status, placeName, requesterName }]
  })
}
