import * as z from 'zod'
import { Instant } from './pages.ts'
import { PersonRef } from './people.ts'
import { LinkRelation } from './ticket-links.ts'
import { TicketKey, TicketPriority, TicketStatus } from './tickets.ts'

/** Lines of history that only the people who work a ticket may see. They carry no text of notes. */
export const internalTicketVerbs = [
  'noted',
  'note_edited',
  'input_asked',
  'input_answered',
  'input_withdrawn',
  'line_added',
  'line_ticked',
  'line_unticked',
  'line_edited',
  'line_removed',
  'time_logged',
  'time_changed',
  'time_removed',
  'part_added',
  'part_changed',
  'part_removed',
  'linked',
  'unlinked',
  'joined',
  'left',
  'rated',
] as const

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
  'merged',
  'merged_in',
  'unmerged',
  'split_off',
  'split_from',
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
  /** The line of the checklist, the part, or the time (h:mm) that it is about. */
  item: z.string().nullable(),
  /** The other ticket of a link or merge; null where the reader may not see it. */
  other: TicketKey.nullable(),
  relation: LinkRelation.nullable(),
  /** How many people came or went with a merge. */
  people: z.number().int().nullable(),
  /** The comment that this line is about. */
  commentId: z.string().nullable(),
  /** The macro whose step this was; null for who does not work the ticket. */
  macro: z.string().nullable(),
  /** Whether it is nobody's news: part of a quick fix. */
  silent: z.boolean(),
})
export type TicketHistoryItem = z.infer<typeof TicketHistoryItem>
