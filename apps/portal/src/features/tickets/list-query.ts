import { firstYear, SchoolYear, schoolYearAt, schoolYearFrom } from '@ocs/contracts/school-years'
import { TicketFilter, ticketAges, ticketSorts } from '@ocs/contracts/ticket-list'
import { type Desk, desks, ticketPriorities, ticketStatuses } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { filterParam, listAddress, listParams } from '../../form/list-address.ts'
import type { Lens } from './lens.ts'

/**
 * The state of the ticket list as it stands in the address. What is absent has its default: the reader's own desk,
 * everything they may see, all that is open, the newest first, or what fits a search best.
 */
export const ListQuery = z.object({
  desk: filterParam(z.enum([...desks, 'both'])),
  /** `all` is what the list shows without a view, said outright by who has a default view. */
  view: filterParam(z.enum(['all', 'mine', 'assigned', 'unassigned', 'input', 'mentions', 'watching', 'affected'])),
  status: filterParam(z.enum([...ticketStatuses, 'all'])),
  /** Only what is past a due time. */
  overdue: filterParam(z.literal('1')),
  /** Only what the reader has not seen yet. */
  unread: filterParam(z.literal('1')),
  priority: filterParam(z.enum(ticketPriorities)),
  category: filterParam(TicketFilter.shape.category.unwrap().min(1)),
  place: filterParam(z.uuid()),
  assignee: filterParam(z.uuid()),
  age: filterParam(z.enum(ticketAges)),
  /** The archive of a school year; of the others only desk, place and search count in it. */
  year: filterParam(SchoolYear),
  sort: filterParam(z.enum(ticketSorts)),
  direction: filterParam(z.enum(['asc', 'desc'])),
  ...listParams,
})
export type ListQuery = Partial<z.infer<typeof ListQuery>>

/** Reads the state out of an address; never fails. */
export function readListQuery(params: Record<string, string | string[] | undefined>): ListQuery {
  return ListQuery.parse(params)
}

/** The address of a list in a state, in one spelling for each state. A change of anything but the page goes to the first page. */
export function listPath(query: ListQuery, change: Partial<ListQuery> = {}): string {
  const { cursor: _, ...kept } = query
  return listAddress('/tickets', ListQuery.parse({ ...kept, ...change }))
}

/** The address of a list with its page. */
export function pagePath(query: ListQuery): string {
  return listPath(query, { cursor: query.cursor })
}

/** The address of the archive, with the desk, place and search of a list: that of the school year that ended last. */
export function archivePath({ desk, place, q }: ListQuery): string {
  return listPath({ desk, place, q, year: schoolYearFrom(firstYear(schoolYearAt(new Date())) - 1) })
}

/** The desk that a list shows: who works one desk sees that one, but their own and assigned tickets wherever they are. */
export function deskOf({ desk, view }: ListQuery, lens: Lens): Desk | undefined {
  if (desk === 'both') return undefined
  const isOfDesk = view === undefined || view === 'all' || view === 'unassigned'
  return desk ?? (isOfDesk ? lens.desk : undefined)
}

/** The state as the tickets service is asked for it. */
export function filterOf(query: ListQuery, lens: Lens): TicketFilter {
  const { view, status = 'any_open', overdue, unread, priority, category, place, assignee, age, year, q } = query
  if (year) return { desk: deskOf(query, lens), placeId: place, search: q, schoolYear: year }
  return {
    desk: deskOf(query, lens),
    view: view === 'all' ? undefined : view,
    overdue: overdue && true,
    unread: unread && true,
    priority,
    category,
    placeId: place,
    assigneeId: assignee,
    age,
    search: q,
    status: status === 'all' ? undefined : status,
  }
}

/** What narrows a list besides its view, status and order. */
export const narrowing = ['q', 'place', 'category', 'priority', 'assignee', 'age', 'unread'] as const

/** The change that takes away all that narrows a list. */
export const unnarrowed: Partial<ListQuery> = Object.fromEntries(narrowing.map(name => [name, undefined]))

/**
 * Where to go back to from a ticket: a list in some state, or home. The address is read and written anew, so
 * nothing that a stranger put into a link can lead elsewhere.
 */
export function returnPath(from: unknown): string {
  if (from === '/') return '/'
  if (typeof from !== 'string' || !from.startsWith('/tickets?')) return '/tickets'
  const query = new URLSearchParams(from.slice('/tickets?'.length))
  return pagePath(readListQuery(Object.fromEntries(query)))
}

/** The address of a ticket; `from` is the list that it was opened from. */
export function ticketPath(ticket: { desk: Desk; number: number }, from = '/tickets'): string {
  const path = `/tickets/${ticket.desk}/${ticket.number}`
  return listAddress(path, { from: from === '/tickets' ? undefined : from })
}
