import type { Attention } from '@ocs/contracts/attention'
import type { Comment } from '@ocs/contracts/comments'
import type { InputRequest } from '@ocs/contracts/input-requests'
import type { Ticket, TicketKey } from '@ocs/contracts/tickets'
import { type Colleague, readersOf } from '../../server/colleagues.ts'
import { db } from '../../server/db.ts'
import { services, settle } from '../../server/services.ts'

/** What people say and ask around a ticket. Each part is empty or null where it could not be had. */
export type Collaboration = {
  comments: Comment[] | null
  requests: InputRequest[]
  attention: Attention | null
}

/** Loads what stands around a ticket. Never fails. */
export async function collaborationOf(key: TicketKey): Promise<Collaboration> {
  const { comments, input, attention } = services().tickets
  // Before the others: what comes while they are read stays unread.
  const marks = await settle(attention.of.query(key))
  const [said, asked] = await Promise.all([settle(comments.of.query(key)), settle(input.of.query(key))])
  return {
    comments: said.ok ? said.value : null,
    requests: asked.ok ? asked.value : [],
    attention: marks.ok ? marks.value : null,
  }
}

/** Who can be named on a ticket, in an answer and in a note; nobody where the reader may not write one. */
export async function nameable(ticket: Ticket): Promise<{ answer: Colleague[]; note: Colleague[] }> {
  const may = (action: 'comment' | 'note') => ticket.allowedActions.includes(action)
  // A list of colleagues is for who works the ticket; others just write.
  if (!may('note')) return { answer: [], note: [] }
  const [answer, note] = await Promise.all([readersOf(db(), ticket, 'answer'), readersOf(db(), ticket, 'note')])
  return { answer: may('comment') ? answer : [], note }
}
