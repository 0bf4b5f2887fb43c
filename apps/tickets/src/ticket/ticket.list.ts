import type { Actor } from '@ocs/contracts/actors'
import type { Page } from '@ocs/contracts/pages'
import type { TicketFilter, TicketSort } from '@ocs/contracts/ticket-list'
import type { Ticket } from '@ocs/contracts/tickets'
import { decodeCursor, encodeCursor } from '@ocs/service-kit/cursors'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { type TicketPolicy, ticketPolicy } from './ticket.policy.ts'
import { presentTicket } from './ticket.present.ts'
import { type Found, searchTickets } from './ticket.search.ts'
import { type IndexedSort, type Order, orderOf } from './ticket.sorts.ts'
import { fewScope, filterScope, type Scope } from './ticket.where.ts'

const { sql } = Prisma

/** A filter, an order and a page. */
export type TicketQuery = TicketFilter & {
  sort?: TicketSort
  direction?: 'asc' | 'desc'
  /** Only numbers below this one; makes sense for one desk. */
  before?: number
  cursor?: string
  limit: number
}

/** Some rows of a page in their order, and the cursor of the next page. */
type Picked = { ids: string[]; nextCursor: string | null }

function pickedFrom<Row extends { id: string }>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => (string | number)[],
): Picked {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last ? encodeCursor(cursorOf(last)) : null
  return { ids: shown.map(row => row.id), nextCursor }
}

/**
 * The first rows of some arms, in their order. Each gives its own first rows, and the page is the first of those: as if the whole
 * were sorted, but no arm is read further than the page.
 */
function firstsSql(arms: Prisma.Sql[], part: Prisma.Sql, { key, orderBy }: Order, most: number): Prisma.Sql {
  const ofEach = arms.map(
    arm => sql`(select id, ${key} as key from ticket where ${arm} and ${part} order by ${orderBy} limit ${most})`,
  )
  return sql`(${Prisma.join(ofEach, ' union ')})`
}

/** A page in an order that an index has. */
async function pickInOrder(db: Db, scope: Scope, sort: IndexedSort, query: TicketQuery): Promise<Picked> {
  const order = orderOf(sort, query.direction)
  const arms = order.hasPlaceIndex ? scope.armsByPlace : scope.arms
  if (arms.length === 0) return { ids: [], nextCursor: null }
  const most = query.limit + 1
  const page = sql`order by ${order.merged} limit ${most}`
  const beyond = order.beyond(query.cursor)
  const read = (statement: Prisma.Sql) => db.$queryRaw<{ id: string; key: unknown }[]>(statement)
  const [level, further] = beyond
  if (!level || !further || scope.isFew) {
    // What is few is read as a whole: once, not once for each part behind the cursor.
    const part = beyond.length > 0 ? sql`(${Prisma.join(beyond, ' or ')})` : sql`true`
    const rows = await read(sql`select id, key from ${firstsSql(arms, part, order, most)} firsts ${page}`)
    return pickedFrom(rows, query.limit, order.cursorOf)
  }
  // Rows with the key of the cursor come before all others. Where they fill the page, nothing is read further on.
  const wanted = sql`(select count(*) from level) < ${most} and ${further}`
  const rows = await read(sql`
    with level as materialized (select id, key from ${firstsSql(arms, level, order, most)} firsts ${page})
    select id, key from (
      select id, key from level
      union all
      select id, key from ${firstsSql(arms, wanted, order, most)} further
    ) firsts ${page}`)
  return pickedFrom(rows, query.limit, order.cursorOf)
}

const RelevanceCursor = z.tuple([z.literal('relevance'), z.number(), z.iso.datetime(), z.uuid()])
const relevanceOf = (found: Found) => ['relevance', found.rank, found.createdAt.toISOString(), found.id] as const

/**
 * A page of what was found, best first. The search is bounded, so each page ranks anew and goes on after the last ticket that
 * was shown; a ticket filed meanwhile neither repeats nor hides another.
 */
function pickByRelevance(found: Found[], query: TicketQuery): Picked {
  const after = query.cursor && decodeCursor(query.cursor, RelevanceCursor)
  const isBeyond = (one: Found) => {
    if (!after) return true
    const [, rank, filed, id] = relevanceOf(one)
    if (rank !== after[1]) return rank < after[1]
    return filed !== after[2] ? filed < after[2] : id < after[3]
  }
  return pickedFrom(found.filter(isBeyond), query.limit, one => [...relevanceOf(one)])
}

async function pick(db: Db, scope: Scope, query: TicketQuery): Promise<Picked> {
  const { search, sort = search ? 'relevance' : 'newest' } = query
  if (!search) return pickInOrder(db, scope, sort === 'relevance' ? 'newest' : sort, query)
  const { found } = await searchTickets(db, scope, search)
  if (sort === 'relevance') return pickByRelevance(found, query)
  const whole = sql`${scope.whole} and id = any(${found.map(one => one.id)}::uuid[])`
  return pickInOrder(db, fewScope(whole), sort, query)
}

/** The tickets of a page, as they are now; one that left the actor's sight since it was picked is left out. */
async function load(db: Db, policy: TicketPolicy, ids: string[]): Promise<Ticket[]> {
  const rows = await db.ticket.findMany({ where: { AND: [policy.visible, { id: { in: ids } }] } })
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => {
    const row = byId.get(id)
    return row ? [presentTicket(row, policy)] : []
  })
}

/**
 * A page of the tickets that the actor may see. Rows filed while somebody pages neither repeat nor hide others;
 * under `updated`, a row changed meanwhile moves to the top. Refused: `bad_cursor`.
 */
export async function listTickets(
  db: Db,
  actor: Actor,
  query: TicketQuery,
  now: Date = new Date(),
): Promise<Page<Ticket>> {
  const policy = ticketPolicy(actor)
  const { ids, nextCursor } = await pick(db, filterScope(query, actor, policy, now), query)
  return { items: ids.length > 0 ? await load(db, policy, ids) : [], nextCursor }
}
