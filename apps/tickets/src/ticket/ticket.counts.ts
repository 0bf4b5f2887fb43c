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

/** What is counted, as SQL: the live rows, the newest closed ones, or both; `more` when a search found more than it looks at. */
export type Counted = { rows: Prisma.Sql; more: boolean }

type Which = 'live' | 'closed' | 'all'

/** The newest closed ones of rows that are read anyway, and the live ones of them. */
function countedFew(where: Prisma.Sql, columns: Prisma.Sql, which: Which): Prisma.Sql {
  const closed = sql`(select * from few where closed_at is not null order by created_at desc limit ${closedBound + 1})`
  const live = sql`select * from few where closed_at is null`
  const parts = [which !== 'closed' && live, which !== 'live' && closed].filter(part => part !== false)
  const within = { live: sql`and closed_at is null`, closed: sql`and closed_at is not null`, all: Prisma.empty }[which]
  return sql`(
    with few as materialized (select id, created_at, closed_at, ${columns} from ticket where ${where} ${within})
    ${Prisma.join(parts, ' union all ')}
  )`
}

/**
 * The rows that a filter without a status selects, with some columns beside `id`, `created_at` and `closed_at`. The closed ones
 * are read one arm at a time, as lists are.
 */
export async function countedRows(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  columns: Prisma.Sql,
  which: Which,
  now: Date,
): Promise<Counted> {
  const scope = filterScope(filter, actor, ticketPolicy(actor), now)
  const { whole, armsByPlace, isFew } = scope
  if (filter.search) {
    const { found, more } = await searchTickets(db, scope, filter.search)
    const where = sql`${whole} and id = any(${found.map(one => one.id)}::uuid[])`
    return { rows: countedFew(where, columns, which), more }
  }
  if (isFew) return { rows: countedFew(whole, columns, which), more: false }
  const read = (where: Prisma.Sql) => sql`select id, created_at, closed_at, ${columns} from ticket where ${where}`
  const newest = sql`order by created_at desc limit ${closedBound + 1}`
  const closed = Prisma.join(
    (armsByPlace.length > 0 ? armsByPlace : [whole]).map(
      arm => sql`(${read(arm)} and closed_at is not null ${newest})`,
    ),
    ' union ',
  )
  const parts = [
    which !== 'closed' && sql`${read(whole)} and closed_at is null`,
    which !== 'live' && sql`(select * from (${closed}) closed ${newest})`,
  ].filter(part => part !== false)
  return { rows: sql`(${Prisma.join(parts, ' union all ')})`, more: false }
}

/** How many tickets the actor may see in each status, under a filter whose status is left aside. */
export async function countTickets(
  db: Db,
  actor: Actor,
  filter: TicketFilter,
  now: Date = new Date(),
): Promise<TicketCounts> {
  const all = { ...filter, status: undefined }
  const { rows: counted, more } = await countedRows(db, actor, all, sql`status, due_at`, 'all', now)
  const isLate = sql`closed_at is null and due_at < ${now.toISOString()}::timestamptz`
  const rows = await db.$queryRaw<{ status: TicketStatus; count: number; overdue: number }[]>`
    select status, count(*)::int as count, (count(*) filter (where ${isLate}))::int as overdue
    from ${counted} counted group by status`
  const counts = new Map(rows.map(row => [row.status, row.count]))
  const closed = counts.get('closed') ?? 0
  counts.set('closed', Math.min(closed, closedBound))
  const byStatus = z
    .record(TicketStatus, z.number())
    .parse(Object.fromEntries(TicketStatus.options.map(status => [status, counts.get(status) ?? 0])))
  return {
    byStatus,
    closedMore: more || closed > closedBound,
    anyOpen: openStatuses.reduce((sum, status) => sum + byStatus[status], 0),
    overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
  }
}
