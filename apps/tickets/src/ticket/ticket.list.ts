import type { Actor } from '@ocs/contracts/actors'
import type { Page } from '@ocs/contracts/pages'
import {
  openStatuses,
  type Ticket,
  type TicketCounts,
  type TicketFilter,
  TicketStatus,
  type ticketSorts,
} from '@ocs/contracts/tickets'
import { decodeCursor, pageFrom } from '@ocs/service-kit/cursors'
import * as z from 'zod'
import type { Db } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { type TicketPolicy, ticketPolicy } from './ticket.policy.ts'
import { presentTicket, type TicketRow } from './ticket.present.ts'

/** More words than anybody types into a search box; the rest is not looked at. */
const maxSearchWords = 10

/** Every word must occur somewhere, as it was typed: `%`, `_` and `\` are ordinary characters. */
function searchWhere(search: string | undefined): Prisma.TicketWhereInput[] {
  const words = [...new Set(search?.split(/\s+/).filter(Boolean))].slice(0, maxSearchWords)
  return words.map(word => ({ search: { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } }))
}

/** The rows in a status or in any open one. That they are not closed is said twice, for the indexes of live tickets. */
function statusWhere(status: TicketFilter['status']): Prisma.TicketWhereInput {
  if (status === undefined || status === 'closed') return { status }
  return { status: status === 'any_open' ? { in: [...openStatuses] } : status, closedAt: null }
}

function viewWhere(view: TicketFilter['view'], actor: Actor): Prisma.TicketWhereInput {
  if (view === 'mine') return { requesterId: actor.id }
  if (view === 'assigned') return { assigneeId: actor.id }
  return view === 'unassigned' ? { assigneeId: null } : {}
}

/** The rows a filter selects, always inside what the actor may see. */
function filterWhere(filter: TicketFilter, actor: Actor, policy: TicketPolicy): Prisma.TicketWhereInput[] {
  const { desk, category, placeId, assigneeId } = filter
  return [
    policy.visible,
    { desk, category, placeId, assigneeId },
    statusWhere(filter.status),
    viewWhere(filter.view, actor),
    ...searchWhere(filter.search),
  ]
}

type SortColumn = 'createdAt' | 'updatedAt' | 'roomKey' | 'number'
type Sort = { column: SortColumn; direction: 'asc' | 'desc' }

/** The orders a list can have. `number` is for one desk at a time; the old REST contract pages by it. */
const sorts: Record<(typeof ticketSorts)[number] | 'number', Sort> = {
  newest: { column: 'createdAt', direction: 'desc' },
  oldest: { column: 'createdAt', direction: 'asc' },
  updated: { column: 'updatedAt', direction: 'desc' },
  room: { column: 'roomKey', direction: 'asc' },
  number: { column: 'number', direction: 'desc' },
}

/** A filter, an order and a page. */
export type TicketQuery = TicketFilter & {
  sort: keyof typeof sorts
  /** Only numbers below this one; makes sense for one desk. */
  before?: number
  cursor?: string
  limit: number
}

const cursorValue = {
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  roomKey: z.string(),
  number: z.number(),
}

/** The rows beyond a cursor, written so that the index of the sort can start there. */
function beyond(query: TicketQuery): Prisma.TicketWhereInput {
  if (!query.cursor) return {}
  const { column, direction } = sorts[query.sort]
  const shape = z.tuple([z.literal(query.sort), cursorValue[column], z.uuid()])
  const [, value, id] = decodeCursor(query.cursor, shape)
  const [past, orAt] = direction === 'desc' ? (['lt', 'lte'] as const) : (['gt', 'gte'] as const)
  return { [column]: { [orAt]: value }, OR: [{ [column]: { [past]: value } }, { id: { [past]: id } }] }
}

function cursorOf(row: TicketRow, sort: TicketQuery['sort']): (string | number)[] {
  const value = row[sorts[sort].column]
  return [sort, value instanceof Date ? value.toISOString() : value, row.id]
}

/**
 * A page of the tickets that the actor may see. Rows filed while somebody pages neither repeat nor hide others;
 * under `updated`, a row changed meanwhile moves to the top. Refused: `bad_cursor`.
 */
export async function listTickets(db: Db, actor: Actor, query: TicketQuery): Promise<Page<Ticket>> {
  const policy = ticketPolicy(actor)
  const { column, direction } = sorts[query.sort]
  const rows = await db.ticket.findMany({
    where: { AND: [...filterWhere(query, actor, policy), beyond(query), { number: { lt: query.before } }] },
    orderBy: [{ [column]: direction }, { id: direction }],
    take: query.limit + 1,
  })
  return pageFrom(
    rows,
    query.limit,
    row => cursorOf(row, query.sort),
    row => presentTicket(row, policy),
  )
}

/** How many tickets the actor may see in each status, under a filter whose status is left aside. */
export async function countTickets(db: Db, actor: Actor, filter: TicketFilter): Promise<TicketCounts> {
  const where = { AND: filterWhere({ ...filter, status: undefined }, actor, ticketPolicy(actor)) }
  const groups = await db.ticket.groupBy({ by: ['status'], where, _count: true })
  const counted = new Map(groups.map(group => [group.status, group._count]))
  const byStatus = z
    .record(TicketStatus, z.number())
    .parse(Object.fromEntries(TicketStatus.options.map(status => [status, counted.get(status) ?? 0])))
  return { byStatus, anyOpen: openStatuses.reduce((sum, status) => sum + byStatus[status], 0) }
}
