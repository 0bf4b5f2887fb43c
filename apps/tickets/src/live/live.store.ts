import type { Actor } from '@ocs/contracts/actors'
import type { TicketFilter } from '@ocs/contracts/ticket-list'
import type { Among } from '@ocs/contracts/ticket-live'
import type { Db } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { searchTickets } from '../ticket/ticket.search.ts'
import { whereSql } from '../ticket/ticket.sql.ts'
import { fewScope, filterScope } from '../ticket/ticket.where.ts'

const { sql } = Prisma

/** Which of some tickets stand in a list of the actor, and which of these the actor works. */
export async function ticketsAmong(
  db: Db,
  actor: Actor,
  ids: string[],
  filter: TicketFilter,
  now: Date = new Date(),
): Promise<Among> {
  if (ids.length === 0) return { seen: [], worked: [] }
  const policy = ticketPolicy(actor)
  const listed = sql`${filterScope(filter, actor, policy, now).whole} and id = any(${ids}::uuid[])`
  const rows = await db.$queryRaw<{ id: string; works: boolean }[]>`
    select id, ${whereSql(policy.workable)} as works from ticket where ${listed}`
  const found = filter.search && (await searchTickets(db, fewScope(listed), filter.search)).found
  const shown = found ? rows.filter(row => found.some(one => one.id === row.id)) : rows
  return { seen: shown.map(row => row.id), worked: shown.filter(row => row.works).map(row => row.id) }
}
