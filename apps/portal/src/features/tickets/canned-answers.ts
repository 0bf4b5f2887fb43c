import type { AnswerStatus } from '@ocs/contracts/canned-answers'
import { fillPlaceholders } from '@ocs/contracts/placeholders'
import type { Ticket } from '@ocs/contracts/tickets'
import { services, settle } from '../../server/services.ts'

/** A ready-made answer as it reads on one ticket. */
export type ReadyAnswer = { id: string; name: string; text: string; status: AnswerStatus | null }

/**
 * The desk's answers for a ticket, filled in for who reads it, by name. Nobody but who works the ticket is offered any. Never
 * fails: where they cannot be had there are none.
 */
export async function readyAnswers(ticket: Ticket, me: string): Promise<ReadyAnswer[]> {
  if (!ticket.allowedActions.includes('note')) return []
  const answers = await settle(services().tickets.cannedAnswers.list.query({ desk: ticket.desk }))
  if (!answers.ok) return []
  return answers.value.map(({ id, name, text, status }) => {
    return { id, name, status, text: fillPlaceholders(text, ticket, me) }
  })
}
