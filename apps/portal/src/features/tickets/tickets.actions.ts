'use server'

import { DomainError } from '@ocs/contracts/reasons'
import { type Ticket, ticketPriorityLabels, ticketStatusLabels } from '@ocs/contracts/tickets'
import { refresh } from 'next/cache'
import type { FormState } from '../../form/form-state.ts'
import { type Outcome, runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { services } from '../../server/services.ts'
import { ChangeTicketForm, changeTicket } from './change-ticket.ts'
import { FileTicketForm, fileTicket } from './file-ticket.ts'
import { returnPath, ticketPath } from './list-query.ts'
import { ticketName } from './ticket-words.tsx'

/** Where what somebody decided on is no longer true, the page shows how it is now, below what they wrote. */
function showNews(error: unknown): never {
  if (error instanceof DomainError && error.status === 409) refresh()
  throw error
}

/** Files a ticket and shows it. */
export async function fileTicketAction(_state: FormState, data: FormData): Promise<FormState> {
  const fieldOf = {
    place_inactive: 'placeId',
    not_found: 'roomId',
    category_not_offered: 'category',
    category_changed: 'category',
  } as const
  return runAction(data, { can: 'tickets:file', input: FileTicketForm, fieldOf }, async (form, ctx) => {
    const ticket = await fileTicket(db(), services().tickets, form, ctx.idempotencyKey).catch(showNews)
    return { message: null, goTo: `${ticketPath(ticket)}?filed=1` }
  })
}

function outcomeOf(form: ChangeTicketForm, ticket: Ticket): Outcome {
  const name = ticketName(ticket)
  switch (form.deed) {
    case 'comment':
      return { message: 'Your comment is added.' }
    case 'note':
      return { message: 'Your note is added. Only people who work this ticket see it.' }
    case 'askInput':
      return { message: 'They are asked. Until they answer they can read this ticket.' }
    case 'claim':
      return { message: 'This ticket is yours.' }
    case 'assign':
      return { message: `This ticket is given to ${ticket.assignee?.name}.` }
    case 'changeStatus':
    case 'reopen':
      return { message: `The status is now ${ticketStatusLabels[ticket.status].toLowerCase()}.` }
    case 'changePriority':
      return { message: `The priority is now ${ticketPriorityLabels[ticket.priority].toLowerCase()}.` }
    case 'close':
      return { message: `${name} is closed`, goTo: returnPath(form.from) }
  }
}

/** Changes a ticket. Closing goes back to the list it was opened from; everything else stays on the ticket. */
export async function changeTicketAction(_state: FormState, data: FormData): Promise<FormState> {
  const fieldOf = {
    in_use: 'assigneeId',
    same_status: 'status',
    same_priority: 'priority',
    already_assigned: 'assigneeId',
    already_asked: 'askedId',
  } as const
  return runAction(data, { can: 'tickets:comment', input: ChangeTicketForm, fieldOf }, async (form, ctx) => {
    return outcomeOf(form, await changeTicket(db(), services().tickets, form, ctx.idempotencyKey).catch(showNews))
  })
}
