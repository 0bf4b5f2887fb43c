import * as z from 'zod'
import { Instant, PageInput, pageOf, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { PlaceRef, RoomRef } from './places.ts'
import { StorableText, text } from './text.ts'

/** The two desks. Each has its own numbers, categories, queue and people. */
export const desks = ['technology', 'maintenance'] as const
export const Desk = z.enum(desks)
export type Desk = z.infer<typeof Desk>

export const deskLabels: Record<Desk, string> = { technology: 'Technology', maintenance: 'Maintenance' }

export const ticketStatuses = ['new', 'open', 'assigned', 'in_progress', 'on_hold', 'long_term', 'closed'] as const
export const TicketStatus = z.enum(ticketStatuses)
export type TicketStatus = z.infer<typeof TicketStatus>

export const ticketStatusLabels: Record<TicketStatus, string> = {
  new: 'New',
  open: 'Open',
  assigned: 'Assigned',
  in_progress: 'In progress',
  on_hold: 'On hold',
  long_term: 'Long term',
  closed: 'Closed',
}

/** Statuses counted as open. Long term is its own bucket: neither open nor overdue. */
export const openStatuses = ['new', 'open', 'assigned', 'in_progress', 'on_hold'] as const satisfies TicketStatus[]

/** How soon a ticket needs somebody. It decides the times by which a desk means to answer and to be done. */
export const ticketPriorities = ['low', 'normal', 'high', 'urgent'] as const
export const TicketPriority = z.enum(ticketPriorities)
export type TicketPriority = z.infer<typeof TicketPriority>

export const ticketPriorityLabels: Record<TicketPriority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
}

/** What each desk is asked for, with the words the form explains it by. */
export const ticketCategories: Record<Desk, readonly { value: string; label: string; hint: string }[]> = {
  technology: [
    { value: 'hardware', label: 'Hardware', hint: 'Computers, printers, devices' },
    { value: 'software', label: 'Software', hint: 'Applications, programs' },
    { value: 'networking', label: 'Networking', hint: 'Internet, wifi, connectivity' },
    { value: 'relocation', label: 'Relocation', hint: 'Moving equipment' },
  ],
  maintenance: [
    { value: 'electrical', label: 'Electrical', hint: 'Lights, outlets, wiring, power' },
    { value: 'grounds', label: 'Grounds', hint: 'Landscaping, outdoor areas, parking' },
    { value: 'hvac', label: 'Heating and cooling', hint: 'Heating, cooling, ventilation, air quality' },
    { value: 'plumbing', label: 'Plumbing', hint: 'Faucets, toilets, pipes, water' },
    { value: 'structure', label: 'Structure', hint: 'Walls, floors, ceilings, doors, repairs' },
    { value: 'other', label: 'Other', hint: 'Anything else' },
  ],
}

/** The label of a category; one that only an older client knows is shown as it was sent. */
export function categoryLabel(desk: Desk, value: string): string {
  return ticketCategories[desk].find(category => category.value === value)?.label ?? value
}

export const TicketTitle = text(100).min(3, 'Enter a title of at least 3 characters')
export const TicketDescription = text(5000).min(10, 'Describe the problem in at least 10 characters')
export const TicketNote = text(5000)
export const RequiredNote = TicketNote.min(1, 'Write a short note')

/** What a person fills in to file a ticket; form, wire and service share it. */
export const FileTicketInput = z
  .object({
    desk: Desk,
    category: StorableText.trim().min(1, 'Choose a category').max(50),
    title: TicketTitle.optional(),
    description: TicketDescription,
    place: PlaceRef,
    room: RoomRef.nullable(),
    assetTag: text(50).min(1).nullable(),
  })
  .refine(input => ticketCategories[input.desk].some(category => category.value === input.category), {
    path: ['category'],
    message: 'Choose one of the listed categories',
  })
export type FileTicketInput = z.infer<typeof FileTicketInput>

/** What is left at the end of a text that was cut inside of an emoji. */
const halfEmoji = /[\uD800-\uDBFF]$/

/**
 * The title of a ticket that was filed without one: the first sentence or line of the description,
 * cut at a word to at most 80 characters.
 */
export function titleFrom(description: string): string {
  const first = description.trim().split(/\n|(?<=[.!?])\s/)[0] ?? ''
  const line = first.replace(/\s+/g, ' ').replace(/[.!?,;:]+$/, '')
  if (line.length < 3) return description.trim().replace(/\s+/g, ' ').slice(0, 80).replace(halfEmoji, '')
  if (line.length <= 80) return line
  const cut = line.slice(0, 79)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).replace(halfEmoji, '')}…`
}

/** What can be done to a ticket; the ones a person may do now come with each record as `allowedActions`. */
export const ticketActions = [
  'comment',
  'claim',
  'assign',
  'changeStatus',
  'changePriority',
  'close',
  'reopen',
  'note',
  'askInput',
  'answerInput',
  'watch',
] as const
export const TicketAction = z.enum(ticketActions)
export type TicketAction = z.infer<typeof TicketAction>

/** Names one ticket: the desk and its number there. */
export const TicketKey = z.object({ desk: Desk, number: z.number().int().min(1).max(2_000_000_000) })
export type TicketKey = z.infer<typeof TicketKey>

/** `soon`: in its last fifth or in its last two desk hours, whichever is less. `late`: past a due time. */
export const overdueStates = ['none', 'soon', 'late'] as const

/**
 * The due times of a ticket, counted in desk hours. Null where there is no target, while the clock stands (on hold,
 * long term), and, once it is answered or closed, as it last was.
 */
export const TicketClock = z.object({
  firstAnswerDueAt: Instant.nullable(),
  firstAnsweredAt: Instant.nullable(),
  resolutionDueAt: Instant.nullable(),
  /** Since when the clock waits (on hold). */
  pausedAt: Instant.nullable(),
  overdue: z.enum(overdueStates),
})
export type TicketClock = z.infer<typeof TicketClock>

export const Ticket = z.object({
  id: z.uuid(),
  desk: Desk,
  number: z.number().int(),
  version: Version,
  title: z.string(),
  description: z.string(),
  status: TicketStatus,
  priority: TicketPriority,
  category: z.string(),
  place: PlaceRef,
  room: RoomRef.nullable(),
  assetTag: z.string().nullable(),
  requester: PersonRef,
  assignee: PersonRef.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  closedAt: Instant.nullable(),
  clock: TicketClock,
  allowedActions: z.array(TicketAction),
})
export type Ticket = z.infer<typeof Ticket>

/** Lines of history that only the people who work a ticket may see. They carry no text. */
export const internalTicketVerbs = ['noted', 'note_edited', 'input_asked', 'input_answered', 'input_withdrawn'] as const

/** One line of a ticket's history. */
export const ticketVerbs = [
  'filed',
  'commented',
  'assigned',
  'status_changed',
  'priority_changed',
  'due_soon',
  'closed',
  'reopened',
  'undone',
  'comment_edited',
  'attached',
  'attachment_removed',
  ...internalTicketVerbs,
] as const
export const TicketHistoryItem = z.object({
  id: z.string(),
  verb: z.enum(ticketVerbs),
  at: Instant,
  actor: PersonRef,
  note: z.string().nullable(),
  statusFrom: TicketStatus.nullable(),
  statusTo: TicketStatus.nullable(),
  priorityFrom: TicketPriority.nullable(),
  priorityTo: TicketPriority.nullable(),
  assignee: PersonRef.nullable(),
  /** Who is asked for input, or was. */
  asked: PersonRef.nullable(),
  /** The name of the file that came or went. */
  file: z.string().nullable(),
})
export type TicketHistoryItem = z.infer<typeof TicketHistoryItem>

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
   * the actor where the actor may read it. `watching`: watched by the actor. Absent: all the actor may see.
   */
  view: z.enum(['mine', 'assigned', 'unassigned', 'input', 'mentions', 'watching']).optional(),
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
  /**
   * Words that a ticket must have, or a number (`123`, `#123`, `T-123` or `M-123` for a desk's). Of what a search finds, the
   * newest 500 are looked at.
   */
  search: text(200).optional(),
})
export type TicketFilter = z.infer<typeof TicketFilter>

/** Without `sort`, what a search finds comes by relevance and other lists newest first; `newest`, `oldest` and `relevance` have one direction. */
export const TicketListInput = TicketFilter.extend({
  sort: TicketSort.optional(),
  direction: z.enum(['asc', 'desc']).optional(),
  ...PageInput.shape,
})
export type TicketListInput = z.input<typeof TicketListInput>
export const TicketPage = pageOf(Ticket)

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

/** An answer to all who read the ticket; `mentions` are people whom the portal offered. */
export const CommentInput = TicketKey.extend({
  note: RequiredNote,
  mentions: z.array(PersonRef).max(20).optional(),
})
export const ClaimInput = TicketKey.extend({ version: Version })
/** The portal has checked that the assignee is an active person who works this desk at this place. */
export const AssignInput = TicketKey.extend({ version: Version, assignee: PersonRef, note: TicketNote.nullable() })
export const ChangeStatusInput = TicketKey.extend({
  version: Version,
  status: z.enum(['open', 'in_progress', 'on_hold', 'long_term']),
  note: RequiredNote,
})
export const ChangePriorityInput = TicketKey.extend({
  version: Version,
  priority: TicketPriority,
  note: TicketNote.nullable(),
})
export const CloseInput = TicketKey.extend({ version: Version, note: RequiredNote })
export const ReopenInput = TicketKey.extend({ version: Version, note: RequiredNote })
