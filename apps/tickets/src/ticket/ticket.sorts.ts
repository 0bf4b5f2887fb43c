import type { TicketSort } from '@ocs/contracts/ticket-list'
import { TicketPriority, TicketStatus } from '@ocs/contracts/tickets'
import { decodeCursor } from '@ocs/service-kit/cursors'
import * as z from 'zod'
import { Prisma } from '../generated/prisma/client.ts'

type Direction = 'asc' | 'desc'
const { sql } = Prisma

/**
 * What a list can be ordered by. Each is an index of the migration word for word, once over all tickets and once over the live
 * ones: an expression written otherwise would sort a hundred thousand rows.
 */
const keys = {
  created: { key: sql`created_at`, type: sql`timestamptz`, value: z.iso.datetime() },
  updated: { key: sql`updated_at`, type: sql`timestamptz`, value: z.iso.datetime() },
  due: {
    key: sql`coalesce(due_at, '9999-12-31 00:00:00+00'::timestamptz)`,
    type: sql`timestamptz`,
    value: z.iso.datetime(),
  },
  room: { key: sql`room_key`, type: sql`text`, value: z.string() },
  number: { key: sql`number`, type: sql`integer`, value: z.number().int().min(0).max(2_000_000_000) },
  title: { key: sql`lower(title) collate "C"`, type: sql`text`, value: z.string() },
  status: { key: sql`status`, type: sql`ticket_status`, value: TicketStatus },
  category: { key: sql`category`, type: sql`text`, value: z.string() },
  priority: { key: sql`priority`, type: sql`ticket_priority`, value: TicketPriority },
  requester: { key: sql`lower(requester_name) collate "C"`, type: sql`text`, value: z.string() },
  assignee: {
    key: sql`coalesce(lower(assignee_name), chr(65533)) collate "C"`,
    type: sql`text`,
    value: z.string(),
  },
} as const

/** An order that an index has; relevance is none. */
export type IndexedSort = Exclude<TicketSort, 'relevance'>

const usual: Record<IndexedSort, [by: keyof typeof keys, direction: Direction]> = {
  newest: ['created', 'desc'],
  oldest: ['created', 'asc'],
  updated: ['updated', 'desc'],
  created: ['created', 'desc'],
  due: ['due', 'asc'],
  room: ['room', 'asc'],
  number: ['number', 'desc'],
  title: ['title', 'asc'],
  status: ['status', 'asc'],
  category: ['category', 'asc'],
  // The most urgent first.
  priority: ['priority', 'desc'],
  requester: ['requester', 'asc'],
  assignee: ['assignee', 'asc'],
}

/** An order of rows as SQL: where a page begins, in which order, and what the cursor after a row says. */
export type Order = {
  key: Prisma.Sql
  orderBy: Prisma.Sql
  /** The same for rows that have the key as a column. */
  merged: Prisma.Sql
  /** The rows after a cursor: those with the same key and those with a further one. Without a cursor nothing is said. */
  beyond: (cursor: string | undefined) => Prisma.Sql[]
  cursorOf: (row: { id: string; key: unknown }) => (string | number)[]
  /** Whether there is an index that has the tickets of each place in this order. */
  hasPlaceIndex: boolean
}

/** The order that a sort and a direction stand for. A cursor of another order is refused with `bad_cursor`. */
export function orderOf(sort: IndexedSort, asked: Direction | undefined): Order {
  const [by, usually] = usual[sort]
  const direction = sort === 'newest' || sort === 'oldest' ? usually : (asked ?? usually)
  const { key, type, value } = keys[by]
  const way = Prisma.raw(direction)
  return {
    key,
    orderBy: sql`${key} ${way}, id ${way}`,
    hasPlaceIndex: by === 'created' || by === 'room',
    merged: sql`key ${way}, id ${way}`,
    beyond: cursor => {
      if (!cursor) return []
      const shape = z.tuple([z.literal(sort), z.literal(direction), value, z.uuid()])
      const [, , at, id] = decodeCursor(cursor, shape)
      const past = Prisma.raw(direction === 'desc' ? '<' : '>')
      // Not as one comparison of rows: the planner would take "a status after closed" for the whole of it, and so for nothing.
      return [sql`${key} = ${at}::${type} and id ${past} ${id}::uuid`, sql`${key} ${past} ${at}::${type}`]
    },
    cursorOf: row => [sort, direction, row.key instanceof Date ? row.key.toISOString() : (row.key as string), row.id],
  }
}
