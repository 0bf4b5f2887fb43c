import type { FeedEvent } from '@ocs/contracts/events'
import { PersonRef } from '@ocs/contracts/people'
import { schoolYearFrom } from '@ocs/contracts/school-years'
import { internalTicketVerbs, TicketHistoryItem } from '@ocs/contracts/ticket-history'
import { LinkRelation } from '@ocs/contracts/ticket-links'
import { type Ticket, TicketKey, TicketPriority, TicketStatus } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { Ticket as TicketColumns } from '../generated/prisma/client.ts'
import { overdueState } from '../sla/sla.rules.ts'
import type { TicketPolicy } from './ticket.policy.ts'

/** A stored ticket, without the column that only the search box uses. */
export type TicketRow = Omit<TicketColumns, 'search'>

const instant = (date: Date | null) => date?.toISOString() ?? null

/** A ticket as the contract describes it, with what this reader may do to it now. */
export function presentTicket(row: TicketRow, policy: TicketPolicy, now = new Date()): Ticket {
  return {
    id: row.id,
    desk: row.desk,
    number: row.number,
    version: row.version,
    title: row.title,
    description: row.description,
    status: row.status,
    priority: row.priority,
    category: row.category,
    place: { id: row.placeId, name: row.placeName },
    room: row.roomName === null ? null : { id: row.roomId, name: row.roomName },
    assetTag: row.assetTag,
    assetNote: row.assetNote,
    requester: { id: row.requesterId, name: row.requesterName },
    assignee: row.assigneeId && row.assigneeName ? { id: row.assigneeId, name: row.assigneeName } : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    closedAt: instant(row.closedAt),
    archivedIn: row.archiveYear === null ? null : schoolYearFrom(row.archiveYear),
    clock: {
      firstAnswerDueAt: instant(row.firstAnswerDueAt),
      firstAnsweredAt: instant(row.firstAnsweredAt),
      resolutionDueAt: instant(row.resolutionDueAt),
      pausedAt: instant(row.slaPausedAt),
      overdue: overdueState(row, now),
    },
    affectedCount: row.affectedIds.length,
    isMerged: row.mergedIntoId !== null,
    quickFix: row.quickFix,
    allowedActions: policy.allowedActions(row),
  }
}

/** What every event of a ticket says beside its verb and note, so that readers of the feed need not ask back. */
export const TicketEventData = z.object({
  desk: z.string(),
  number: z.number(),
  title: z.string(),
  placeId: z.string().nullable(),
  requesterId: z.string(),
  assignee: PersonRef.nullable(),
  statusFrom: TicketStatus.nullable(),
  statusTo: TicketStatus,
  /** Absent in events of the first release, which knew no priorities. */
  priorityFrom: TicketPriority.nullable().default(null),
  priorityTo: TicketPriority.default('normal'),
  /** In events about requests for input. */
  asked: PersonRef.nullable().default(null),
  /** In events about files: the name. */
  file: z.string().nullable().default(null),
  /** In events about the checklist, time and parts: the line, the name, or the time as h:mm. */
  item: z.string().nullable().default(null),
  /** In events about links and merges: the other ticket, what it is to this one, and how many people came or went. */
  other: TicketKey.extend({ id: z.string() }).nullable().default(null),
  relation: LinkRelation.nullable().default(null),
  people: z.number().nullable().default(null),
  /** In events about what was said: the comment. */
  commentId: z.string().nullable().default(null),
  /** In events of a macro's steps: its name. */
  macro: z.string().nullable().default(null),
  /** In events that are nobody's news: readers of the feed tell nobody of them. */
  silent: z.boolean().default(false),
})
export type TicketEventData = z.infer<typeof TicketEventData>

type EventFact =
  | 'desk'
  | 'number'
  | 'title'
  | 'placeId'
  | 'requesterId'
  | 'assignee'
  | 'statusFrom'
  | 'statusTo'
  | 'priorityFrom'
  | 'priorityTo'

/** The data of an event: the ticket after the change, and what it was before (null when it was filed). */
export function eventData(
  after: TicketRow,
  before: { status: TicketStatus; priority: TicketPriority } | null,
): Pick<TicketEventData, EventFact> {
  return {
    desk: after.desk,
    number: after.number,
    title: after.title,
    placeId: after.placeId,
    requesterId: after.requesterId,
    assignee: after.assigneeId && after.assigneeName ? { id: after.assigneeId, name: after.assigneeName } : null,
    statusFrom: before?.status ?? null,
    statusTo: after.status,
    priorityFrom: before?.priority ?? null,
    priorityTo: after.priority,
  }
}

/** Whether an event is the desk's own, to be shown to nobody who does not work the ticket. */
export function isInternalEvent({ verb }: Pick<FeedEvent, 'verb'>): boolean {
  return internalTicketVerbs.some(internal => internal === verb)
}

/** An event without what is the desk's own in it, for who does not work the ticket: what it calls its macros is said among itself. */
export function publicPart(event: FeedEvent): FeedEvent {
  return { ...event, data: { ...event.data, macro: null } }
}

/** A line of history. Statuses are named only where the change moved the ticket, the assignee only where it was given. */
export function presentHistory(event: FeedEvent): TicketHistoryItem {
  const { statusFrom, statusTo, priorityFrom, priorityTo, assignee, ...told } = TicketEventData.parse(event.data)
  const ranked = event.verb === 'priority_changed'
  const moved = statusFrom !== statusTo
  return TicketHistoryItem.parse({
    ...told,
    id: event.cursor,
    verb: event.verb,
    at: event.at,
    actor: event.actor,
    note: event.note,
    statusFrom: moved ? statusFrom : null,
    statusTo: moved ? statusTo : null,
    priorityFrom: ranked ? priorityFrom : null,
    priorityTo: ranked ? priorityTo : null,
    assignee: event.verb === 'assigned' ? assignee : null,
  })
}
