import type { TicketSort } from '@ocs/contracts/ticket-list'
import { type ListQuery, listPath } from './list-query.ts'

type Direction = 'asc' | 'desc'
type Order = { sort: TicketSort; direction?: Direction }

/** The columns by which a list can be sorted, with the direction that a first press gives. */
const usually = {
  title: 'asc',
  status: 'asc',
  room: 'asc',
  category: 'asc',
  priority: 'desc',
  requester: 'asc',
  assignee: 'asc',
  due: 'asc',
  updated: 'desc',
  number: 'desc',
} as const satisfies Partial<Record<TicketSort, Direction>>

/** A column that the list can be sorted by; `age` is the time since filing. */
export type SortColumn = keyof typeof usually | 'age'

/** The order that a list is in: what fits best for a search, else the newest first, unless one was chosen. */
function currentOrder({ q, sort, direction }: ListQuery): Order {
  return { sort: sort ?? (q ? 'relevance' : 'newest'), direction }
}

/** By age is by the time of filing, turned round: the newest are the youngest. */
function sortedByAge({ sort, direction }: Order): Direction | null {
  if (sort === 'newest') return 'asc'
  if (sort === 'oldest') return 'desc'
  if (sort !== 'created') return null
  return direction === 'asc' ? 'desc' : 'asc'
}

function sortedBy(column: SortColumn, order: Order): Direction | null {
  if (column === 'age') return sortedByAge(order)
  return order.sort === column ? (order.direction ?? usually[column]) : null
}

const words = { asc: 'ascending', desc: 'descending' } as const

/** Where pressing a column's header leads, and how the list is sorted by it now: by a column that sorts already, the other way. */
export function sortProps(
  query: ListQuery,
  column: SortColumn,
): { sortHref: string; sorted?: 'ascending' | 'descending' } {
  const now = sortedBy(column, currentOrder(query))
  const sorted = now ? { sorted: words[now] } : {}
  if (column === 'age') {
    const newest = query.q ? 'newest' : undefined
    return { sortHref: listPath(query, { sort: now === 'asc' ? 'oldest' : newest, direction: undefined }), ...sorted }
  }
  const next = now === 'asc' ? 'desc' : 'asc'
  const direction = now && next !== usually[column] ? next : undefined
  return { sortHref: listPath(query, { sort: column, direction }), ...sorted }
}

/** The orders that a person can choose by name; each is one of the service's, in its usual direction. */
const named: { value: TicketSort; label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'priority', label: 'Most urgent first' },
  { value: 'due', label: 'Due soonest first' },
  { value: 'updated', label: 'Last changed first' },
  { value: 'room', label: 'By place and room' },
  { value: 'status', label: 'By status' },
  { value: 'category', label: 'By category' },
  { value: 'assignee', label: 'By who has it' },
  { value: 'requester', label: 'By requester' },
  { value: 'title', label: 'By title' },
  { value: 'number', label: 'By number' },
]

/** The choices of the order; the first is what the list has by itself. */
export function orderChoices({ q }: ListQuery): { placeholder: string; options: { value: string; label: string }[] } {
  if (q) return { placeholder: 'Best match first', options: named }
  return { placeholder: 'Newest first', options: named.slice(1) }
}
