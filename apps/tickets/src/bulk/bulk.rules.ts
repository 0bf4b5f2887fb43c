import type { DirectoryPerson } from '@ocs/contracts/people'
import { isRefusal, refuse } from '@ocs/contracts/reasons'
import type { BulkAction } from '@ocs/contracts/ticket-bulk'
import type { Desk, TicketPriority } from '@ocs/contracts/tickets'
import { worksAt } from '../directory/directory.rules.ts'
import { assign, changePriority, changeStatus, close, type Step, type TicketFacts } from '../ticket/ticket.rules.ts'

type BulkFacts = TicketFacts & { priority: TicketPriority; desk: Desk; placeId: string | null }
type Assignment = Extract<BulkAction, { kind: 'assign' }>

/**
 * Gives a ticket to who works its desk at its place. One list has tickets of many places, so that the portal cannot look for all
 * of them, as it does where one is given. While nobody is known everybody is taken to. Refused: as at `assign`, `in_use`.
 */
function give(ticket: BulkFacts, { assignee, note }: Assignment, people: readonly DirectoryPerson[]): Step {
  const step = assign(ticket, assignee, note)
  const isThere = people.some(person => person.id === assignee.id && worksAt(person, ticket.desk, ticket.placeId))
  if (isRefusal(step) || people.length === 0 || isThere) return step
  return { action: 'assign', ...refuse('in_use', `${assignee.name} does not work this desk at this place.`) }
}

/** What a bulk action means for one ticket: the same rule as for a single one. `people` are those who work the desks. */
export function stepFor(action: BulkAction, ticket: BulkFacts, people: readonly DirectoryPerson[]): Step {
  switch (action.kind) {
    case 'assign':
      return give(ticket, action, people)
    case 'changeStatus':
      return changeStatus(ticket, action.status, action.note)
    case 'changePriority':
      return changePriority(ticket, action.priority, action.note)
    case 'close':
      return close(ticket, action.note)
  }
}
