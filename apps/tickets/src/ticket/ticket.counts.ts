import type { Actor } from '@ocs/contracts/actors'
import type { TicketCounts, TicketFilter } from '@ocs/contracts/ticket-list'
import { openStatuses, TicketStatus } from '@ocs/contracts/tickets'
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

/** What is counted, as SQL: the live rows, the newest closed ones; `more` when a search found more than it looks at. */
export type Counted = { live: Prisma.Sql; closed: Prisma.Sql; more: boolean }

/** The rows that a filter without a status selects, with some columns. The closed ones are read one arm at a time, as lists are. */
export async function countedRows(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  columns: Prisma.Sql,
  now: Date,
): Promise<Counted> {
  const { whole, arms } = filterScope(filter, actor, ticketPolicy(actor), now)
  const read = (where: Prisma.Sql) => sql`select id, created_at, ${columns} from ticket where ${where}`
  const newest = sql`order by created_at desc limit ${closedBound + 1}`
  const closed = (parts: Prisma.Sql[]) =>
    sql`(select * from (${Prisma.join(
      parts.map(part => sql`(${read(part)} and closed_at is not null ${newest})`),
      ' union ',
    )}) closed ${newest})`
  if (!filter.search) {
    return {
      live: read(sql`${whole} and closed_at is null`),
      closed: closed(arms.length ? arms : [whole]),
      more: false,
    }
  }
  const { found, more } = await searchTickets(db, whole, filter.search)
  const where = sql`${whole} and id = any(${found.map(one => one.id)}::uuid[])`
  return { live: read(sql`${where} and closed_at is null`), closed: closed([where]), more }
}

/** How many tickets the actor may see in each status, under a filter whose status is left aside. */
export async function countTickets(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  now: Date = new Date(),
): Promise<TicketCounts> {
  const columns = sql`status, due_at`
  const { live, closed: newest, more } = await countedRows(db, actor, { ...filter, status: undefined }, columns, now)
  const rows = await db.$queryRaw<{ status: TicketStatus; count: number; overdue: number }[]>`
    select status, count(*)::int as count, (count(*) filter (where due_at < ${now.toISOString()}::timestamptz))::int as overdue
    from (${live}) live group by status
    union all
    select 'closed', count(*)::int, 0 from ${newest} newest`
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
