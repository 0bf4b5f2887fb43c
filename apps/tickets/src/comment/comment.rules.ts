import type { CommentKind } from '@ocs/contracts/comments'
import { type Refusal, refuse } from '@ocs/contracts/reasons'
import type { PolicyFacts, TicketPolicy } from '../ticket/ticket.policy.ts'

/** The facts about a comment that decide who reads and edits it. */
export type CommentFacts = { kind: CommentKind; authorId: string; requestId: string | null }

/**
 * Whether a reader of the ticket reads a comment: answers always, notes who works the ticket, and of those that answer a
 * request for input who gave them.
 */
export function seesComment(
  comment: CommentFacts,
  ticket: PolicyFacts,
  policy: TicketPolicy,
  actor: { id: string },
): boolean {
  if (comment.kind === 'answer' || policy.may('note', ticket)) return true
  return comment.requestId !== null && comment.authorId === actor.id
}

/**
 * Why somebody who reads a comment may not edit it, or null: it is somebody else's, they may no longer say anything here, or
 * the ticket is closed and what was said on it stands. Refused: `forbidden`, `ticket_closed`.
 */
export function editComment(
  comment: CommentFacts,
  ticket: PolicyFacts,
  policy: TicketPolicy,
  actor: { id: string },
): Refusal | null {
  const mayStill = policy.may(comment.kind === 'note' && comment.requestId === null ? 'note' : 'comment', ticket)
  if (comment.authorId !== actor.id || !mayStill) {
    return refuse('forbidden', 'Only the person who wrote a comment can edit it.')
  }
  return ticket.status === 'closed' ? refuse('ticket_closed', 'What was said on a closed ticket stays as it is.') : null
}
