import * as z from 'zod'
import { Answers, Candidate, maxCandidates } from './answers.ts'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { PlaceRef, RoomRef } from './places.ts'
import { SchoolYear } from './school-years.ts'
import { fromFirstSeen, StorableText, text } from './text.ts'

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

export const TicketTitle = text(100).min(3, 'Enter a title of at least 3 characters')
export const TicketDescription = text(5000).min(10, 'Describe the problem in at least 10 characters')
export const AssetNote = text(200).min(1, 'Say what it is')
export const TicketNote = text(5000)
export const RequiredNote = TicketNote.min(1, 'Write a short note')

/** What a person fills in to file a ticket; form, wire and service share it. What more is asked is the category's to say. */
export const FileTicketInput = z.object({
  desk: Desk,
  /** The key of one of the desk's categories. */
  category: StorableText.trim().min(1, 'Choose a category').max(50),
  /** The version of the category that was filled in; refused only where what it asks has changed since. */
  categoryVersion: Version.optional(),
  title: TicketTitle.optional(),
  description: TicketDescription,
  place: PlaceRef,
  room: RoomRef.nullable(),
  assetTag: text(50).min(1).nullable(),
  /** What a device is that is not in the inventory. */
  assetNote: AssetNote.nullable().optional(),
  answers: Answers.optional(),
  /** Whom the desk's rules may give it to; for who has checked that they work the desk there. */
  candidates: z.array(Candidate).max(maxCandidates).optional(),
})
export type FileTicketInput = z.infer<typeof FileTicketInput>

/** What is left at the end of a text that was cut inside of an emoji. */
export const halfEmoji = /[\uD800-\uDBFF]$/

/**
 * The title of a ticket that was filed without one: the first sentence or line of the description,
 * cut at a word to at most 80 characters.
 */
export function titleFrom(description: string): string {
  const words = fromFirstSeen(description).trim()
  const first = words.split(/\n|(?<=[.!?])\s/)[0] ?? ''
  const line = first.replace(/\s+/g, ' ').replace(/[.!?,;:]+$/, '')
  if (line.length < 3) return words.replace(/\s+/g, ' ').slice(0, 80).replace(halfEmoji, '')
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
  'link',
  'merge',
  'split',
  'leave',
  'rate',
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
  /** What its device is, where that is not in the inventory. */
  assetNote: z.string().nullable(),
  requester: PersonRef,
  assignee: PersonRef.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  closedAt: Instant.nullable(),
  /** The school year in whose archive it is, or null. */
  archivedIn: SchoolYear.nullable(),
  clock: TicketClock,
  /** How many other people have the same problem. */
  affectedCount: z.number().int(),
  /** Whether it was merged into another ticket, where the work goes on. */
  isMerged: z.boolean(),
  /** Whether it was logged after it was fixed, as nobody's news. */
  quickFix: z.boolean(),
  allowedActions: z.array(TicketAction),
})
export type Ticket = z.infer<typeof Ticket>

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
