import type { CommentKind } from '@ocs/contracts/comments'
import type { PersonRef } from '@ocs/contracts/people'
import { type Refusal, refuse } from '@ocs/contracts/reasons'
import type { ticketVerbs } from '@ocs/contracts/ticket-history'
import {
  type TicketAction,
  type TicketPriority,
  type TicketStatus,
  ticketPriorityLabels,
  ticketStatusLabels,
} from '@ocs/contracts/tickets'

/** The facts about a ticket that decide what can be done to it. */
export type TicketFacts = {
  status: TicketStatus
  assigneeId: string | null
  askedIds: string[]
  affectedIds: string[]
  mergedIntoId: string | null
  /** Logged after it was fixed; absent is no. */
  quickFix?: boolean
}

/** The columns that a change writes; what is absent stays as it is. */
export type NewFacts = {
  status?: TicketStatus
  priority?: TicketPriority
  assigneeId?: string
  assigneeName?: string
  askedIds?: string[]
  affectedIds?: string[]
  mergedIntoId?: string
}

/** A comment that a change writes down; `requestId` names the request for input that it answers. */
export type Said = { kind: CommentKind; text: string; mentions: PersonRef[]; requestId?: string }

/** What happens to a ticket: new facts, and the words for its history. */
export type Change = {
  verb: (typeof ticketVerbs)[number]
  set: NewFacts
  note: string | null
  said?: Said
  /** What the event says beside the ticket: ids and names, never the text of a note. */
  told?: Record<string, unknown>
}

/**
 * What a rule answers: the action it stands for, and the change or why the facts forbid it. The
 * action is what the policy is asked about, so a rule and its permission cannot drift apart.
 */
export type Step = { action: TicketAction } & (Change | Refusal)

/** Statuses that somebody can move a ticket to without closing it. */
export type LiveStatus = Exclude<TicketStatus, 'closed'>

/** Why nothing can be done to a ticket that is closed, or null. */
export const onlyOpen = (ticket: TicketFacts) =>
  ticket.status === 'closed' ? refuse('ticket_closed', 'This ticket is closed. Reopen it first.') : null

const onlyClosed = (ticket: TicketFacts) =>
  ticket.status === 'closed' ? null : refuse('ticket_not_closed', 'This ticket is not closed.')

const unrated = (ticket: TicketFacts) =>
  ticket.quickFix || ticket.mergedIntoId !== null
    ? refuse('not_rated', 'Nobody is asked how a quick fix or a merged ticket went.')
    : null

/**
 * Why the facts forbid an action whatever its input, or null. The rules begin with it, and the
 * actions offered with each record are those that it does not forbid.
 */
export const obstacle: Record<TicketAction, (ticket: TicketFacts, actorId: string) => Refusal | null> = {
  comment: () => null,
  claim: (ticket, actorId) =>
    onlyOpen(ticket) ??
    (ticket.assigneeId === actorId ? refuse('already_assigned', 'This ticket is already yours.') : null),
  assign: onlyOpen,
  changeStatus: onlyOpen,
  changePriority: onlyOpen,
  close: onlyOpen,
  reopen: onlyClosed,
  note: () => null,
  askInput: onlyOpen,
  answerInput: (ticket, actorId) =>
    ticket.askedIds.includes(actorId) ? null : refuse('not_asked', 'Nobody waits for your input on this ticket.'),
  watch: () => null,
  link: () => null,
  merge: onlyOpen,
  split: ticket =>
    ticket.mergedIntoId === null
      ? null
      : refuse('already_merged', 'This ticket was merged into another one. Split that one.'),
  leave: (ticket, actorId) =>
    ticket.affectedIds.includes(actorId)
      ? null
      : refuse('not_affected', 'You are not among the people who have this problem too.'),
  rate: ticket => onlyClosed(ticket) ?? unrated(ticket),
}

/** Given to somebody, a waiting ticket becomes assigned; one that is being worked on or put off stays so. */
function given(ticket: TicketFacts, to: PersonRef): NewFacts {
  const waiting = ticket.status === 'new' || ticket.status === 'open'
  return { assigneeId: to.id, assigneeName: to.name, ...(waiting && { status: 'assigned' }) }
}

/** Adds a public answer; a closed ticket may be commented on too. */
export function comment(_ticket: TicketFacts, note: string, mentions: PersonRef[] = []): Step {
  return { action: 'comment', verb: 'commented', set: {}, note, said: { kind: 'answer', text: note, mentions } }
}

/** Adds an internal note. Its text stands in the comment only, because events are read by more than the desk. */
export function addNote(_ticket: TicketFacts, text: string, mentions: PersonRef[]): Step {
  return { action: 'note', verb: 'noted', set: {}, note: null, said: { kind: 'note', text, mentions } }
}

/** Takes a ticket for oneself, also from somebody else. Refused: `ticket_closed`, `already_assigned`. */
export function claim(ticket: TicketFacts, actor: PersonRef): Step {
  const refused = obstacle.claim(ticket, actor.id)
  return { action: 'claim', ...(refused ?? { verb: 'assigned', set: given(ticket, actor), note: null }) }
}

/** Gives a ticket to somebody. Refused: `ticket_closed`, `already_assigned`. */
export function assign(ticket: TicketFacts, assignee: PersonRef, note: string | null): Step {
  const refused =
    onlyOpen(ticket) ??
    (ticket.assigneeId === assignee.id
      ? refuse('already_assigned', `This ticket is already given to ${assignee.name}.`)
      : null)
  return { action: 'assign', ...(refused ?? { verb: 'assigned', set: given(ticket, assignee), note }) }
}

/** Moves a ticket that is not closed to another status. Refused: `ticket_closed`, `same_status`. */
export function changeStatus(ticket: TicketFacts, status: LiveStatus, note: string | null): Step {
  const refused =
    onlyOpen(ticket) ??
    (ticket.status === status
      ? refuse('same_status', `This ticket already has the status ${ticketStatusLabels[status]}.`)
      : null)
  return { action: 'changeStatus', ...(refused ?? { verb: 'status_changed', set: { status }, note }) }
}

/** Sets how soon a ticket needs somebody. Refused: `ticket_closed`, `same_priority`. */
export function changePriority(
  ticket: TicketFacts & { priority: TicketPriority },
  priority: TicketPriority,
  note: string | null,
): Step {
  const refused =
    onlyOpen(ticket) ??
    (ticket.priority === priority
      ? refuse('same_priority', `This ticket already has the priority ${ticketPriorityLabels[priority]}.`)
      : null)
  return { action: 'changePriority', ...(refused ?? { verb: 'priority_changed', set: { priority }, note }) }
}

/** Opens a ticket that nobody has looked at for so many hours. Refused: `same_status` when somebody has. */
export function openUnseen(ticket: TicketFacts, hours: number): Step {
  const refused = ticket.status === 'new' ? null : refuse('same_status', 'This ticket is not new any more.')
  const note = `Automatically changed to "Open" after ${hours} hours`
  return { action: 'changeStatus', ...(refused ?? { verb: 'status_changed', set: { status: 'open' }, note }) }
}

/** Closes a ticket. Refused: `ticket_closed`. */
export function close(ticket: TicketFacts, note: string | null): Step {
  const refused = onlyOpen(ticket)
  return { action: 'close', ...(refused ?? { verb: 'closed', set: { status: 'closed' }, note }) }
}

/**
 * Reopens a closed ticket: unless a status is asked for, it goes back to whom it was given, or waits.
 * Refused: `ticket_not_closed`.
 */
export function reopen(
  ticket: TicketFacts,
  note: string | null,
  status: LiveStatus = ticket.assigneeId ? 'assigned' : 'open',
): Step {
  const refused = onlyClosed(ticket)
  return { action: 'reopen', ...(refused ?? { verb: 'reopened', set: { status }, note }) }
}
