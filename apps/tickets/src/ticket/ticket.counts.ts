import type { Actor } from '@ocs/contracts/actors'
import { openStatuses, type TicketCounts, type TicketFilter, TicketStatus } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { ticketPolicy } from './ticket.policy.ts'
import { searchTickets } from './ticket.search.ts'
import { filterScope } from './ticket.where.ts'

/**
 * Of closed tickets the newest so many are counted. The live ones are a few hundred, whatever the age of the district, and
 * counted to the last.
 */
export const closedBound = 1000

const { sql } = Prisma

/** The rows that are counted, as SQL; `more` when a search found more than it looks at. */
export async function countedWhere(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  now: Date,
): Promise<{ where: Prisma.Sql; more: boolean }> {
  const { whole: where } = filterScope(filter, actor, ticketPolicy(actor), now)
  if (!filter.search) return { where, more: false }
  const { found, more } = await searchTickets(db, where, filter.search)
  return { where: sql`${where} and id = any(${found.map(one => one.id)}::uuid[])`, more }
}

/** How many tickets the actor may see in each status, under a filter whose status is left aside. */
export async function countTickets(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  now: Date = new Date(),
): Promise<TicketCounts> {
  const { where, more } = await countedWhere(db, actor, { ...filter, status: undefined }, now)
  const rows = await db.$queryRaw<{ status: TicketStatus; count: number; overdue: number }[]>`
    select status, count(*)::int as count, (count(*) filter (where due_at < ${now.toISOString()}::timestamptz))::int as overdue
    from ticket where ${where} and closed_at is null group by status
    union all
    select 'closed', count(*)::int, 0 from (
      select 1 from ticket where ${where} and closed_at is not null order by created_at desc limit ${closedBound + 1}
    ) newest`
  const counted = new Map(rows.map(row => [row.status, row.count]))
  const closed = counted.get('closed') ?? 0
  counted.set('closed', Math.min(closed, closedBound))
  const byStatus = z
    .record(TicketStatus, z.number())
    .parse(Object.fromEntries(TicketStatus.options.map(status => [status, counted.get(status) ?? 0])))
  return {
    byStatus,
    closedMore: more || closed > closedBound,
    anyOpen: openStatuses.reduce((sum, status) => sum + byStatus[status], 0),
    overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
  }
}
