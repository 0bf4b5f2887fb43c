import type { TicketStatus } from '@ocs/contracts/tickets'
import { changeStatus, close, comment, reopen, type Step, type TicketFacts } from './ticket.rules.ts'

/** Statuses in which somebody is at work; only they can say so. */
const atWork: TicketStatus[] = ['in_progress', 'on_hold', 'long_term']

/**
 * The old contract knows one change, "set this status and say something". This picks the verb it
 * stands for; the message may be empty. Naming the present status is a comment.
 */
export function moveTo(ticket: TicketFacts, status: TicketStatus, message: string): Step {
  const note = message === '' ? null : message
  if (status === ticket.status && note !== null) return comment(ticket, note)
  if (status === 'closed') return close(ticket, note)
  if (ticket.status !== 'closed') return changeStatus(ticket, status, note)
  const step = reopen(ticket, note, status)
  return atWork.includes(status) ? { ...step, action: 'changeStatus' } : step
}
