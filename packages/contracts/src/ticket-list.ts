import * as z from 'zod'
import { PageInput, pageOf } from './pages.ts'
import { SchoolYear } from './school-years.ts'
import { StorableText, text } from './text.ts'
import { ListedTicket } from './ticket-latest.ts'
import { Desk, TicketPriority, TicketStatus, ticketStatuses } from './tickets.ts'

/**
 * The orders of a list: `newest` and `oldest` by filing, `relevance` by how well a search fits, the others by a column (`room`
 * is place and room). Each has a usual direction.
 */
export const ticketSorts = [
  'newest',
  'oldest',
  'updated',
  'room',
  'relevance',
  'number',
  'title',
  'status',
  'category',
  'priority',
  'requester',
  'assignee',
  'created',
  'due',
] as const
export const TicketSort = z.enum(ticketSorts)
export type TicketSort = z.infer<typeof TicketSort>

/** How long ago a ticket was filed: within a day, within seven, within thirty, or longer ago. */
export const ticketAges = ['day', 'week', 'month', 'older'] as const
export const TicketAge = z.enum(ticketAges)
export type TicketAge = z.infer<typeof TicketAge>

/** Filters of a ticket list; every one is applied by the service, inside what the actor may see. */
export const TicketFilter = z.object({
  desk: Desk.optional(),
  /**
   * `mine`: filed by the actor. `assigned`: given to the actor. `input`: waiting for the actor's input. `mentions`: naming
   * the actor where the actor may read it. `watching`: watched by the actor. `affected`: filed by others, with a problem that
   * the actor has too. Absent: all the actor may see.
   */
  view: z.enum(['mine', 'assigned', 'unassigned', 'input', 'mentions', 'watching', 'affected']).optional(),
  /** Only tickets on which something happened since the actor looked. */
  unread: z.literal(true).optional(),
  /** A status, or the group `open` (all that count as open). */
  status: z.enum(['any_open', ...ticketStatuses]).optional(),
  priority: TicketPriority.optional(),
  /** Only tickets past a due time whose clock runs. */
  overdue: z.literal(true).optional(),
  category: StorableText.max(50).optional(),
  placeId: z.uuid().optional(),
  assigneeId: z.uuid().optional(),
  age: TicketAge.optional(),
  /** Only the archive of a school year: what was closed in it, once it has ended. Absent: nothing that is archived. */
  schoolYear: SchoolYear.optional(),
  /**
   * Words that a ticket must have, or a number (`123`, `#123`, `T-123` or `M-123` for a desk's). Of what a search finds, the
   * newest 500 are looked at.
   */
  search: text(200).optional(),
})
export type TicketFilter = z.infer<typeof TicketFilter>

/** A filter and an order. */
export const TicketListQuery = TicketFilter.extend({
  sort: TicketSort.optional(),
  direction: z.enum(['asc', 'desc']).optional(),
})

/** The orders of an archive: it is looked through by time, or searched. */
export const archiveSorts: readonly TicketSort[] = ['newest', 'oldest', 'relevance']

/** Without `sort`, what a search finds comes by relevance and other lists newest first; `newest`, `oldest` and `relevance` have one direction. */
export const TicketListInput = TicketListQuery.extend(PageInput.shape).refine(
  ({ schoolYear, sort }) => !schoolYear || !sort || archiveSorts.includes(sort),
  { path: ['sort'], message: 'An archive is in the order of filing' },
)
export type TicketListInput = z.input<typeof TicketListInput>
export const TicketPage = pageOf(ListedTicket)

/** The school years that have an archive in which the actor may see something, the newest first. */
export const ArchivedYears = z.array(SchoolYear)

/**
 * How many tickets the actor may see in each status, under a filter that ignores status; `overdue` are those of them
 * past a due time. Closed ones are counted up to 1,000 and searches up to 500; `closedMore` says that there are more.
 */
export const TicketCounts = z.object({
  byStatus: z.record(TicketStatus, z.number().int()),
  closedMore: z.boolean(),
  anyOpen: z.number().int(),
  overdue: z.number().int(),
})
export type TicketCounts = z.infer<typeof TicketCounts>
