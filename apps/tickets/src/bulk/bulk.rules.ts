import type { BulkAction } from '@ocs/contracts/ticket-bulk'
import type { TicketPriority } from '@ocs/contracts/tickets'
import { assign, changePriority, changeStatus, close, type Step, type TicketFacts } from '../ticket/ticket.rules.ts'

/** What a bulk action means for one ticket: the same rule as for a single one. */
export function stepFor(action: BulkAction, ticket: TicketFacts & { priority: TicketPriority }): Step {
  switch (action.kind) {
    case 'assign':
      return assign(ticket, action.assignee, action.note)
    case 'changeStatus':
      return changeStatus(ticket, action.status, action.note)
    case 'changePriority':
      return changePriority(ticket, action.priority, action.note)
    case 'close':
      return close(ticket, action.note)
  }
}
