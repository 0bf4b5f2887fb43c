import type { MacroStep } from '@ocs/contracts/macros'
import type { PersonRef } from '@ocs/contracts/people'
import { fillPlaceholders } from '@ocs/contracts/placeholders'
import type { Reason } from '@ocs/contracts/reasons'
import type { TicketPriority } from '@ocs/contracts/tickets'
import {
  addNote,
  assign,
  changePriority,
  changeStatus,
  claim,
  close,
  comment,
  type Step,
  type TicketFacts,
} from '../ticket/ticket.rules.ts'

/** What a step looks at in a ticket, the names that its texts may need among it. */
export type MacroFacts = TicketFacts & {
  priority: TicketPriority
  number: number
  title: string
  placeName: string
  roomName: string | null
  requesterId: string
  requesterName: string
}

/** What a macro's step means for a ticket: the same rule as where somebody does it by hand. */
export function stepOf(step: MacroStep, ticket: MacroFacts, actor: PersonRef): Step {
  const filled = (text: string) => {
    const { number, title, placeName, roomName, requesterId, requesterName } = ticket
    const place = { id: null, name: placeName }
    const room = roomName === null ? null : { id: null, name: roomName }
    const requester = { id: requesterId, name: requesterName }
    return fillPlaceholders(text, { number, title, place, room, requester }, actor.name)
  }
  switch (step.kind) {
    case 'answer':
      return comment(ticket, filled(step.text))
    case 'note':
      return addNote(ticket, filled(step.text), [])
    case 'priority':
      return changePriority(ticket, step.priority, null)
    case 'status':
      return changeStatus(ticket, step.status, filled(step.text))
    case 'claim':
      return claim(ticket, actor)
    case 'assign':
      return assign(ticket, step.assignee, null)
    case 'close':
      return close(ticket, filled(step.text))
  }
}

/** The reasons that say of a step that the ticket already is as it would make it; such a step is passed over. */
export const alreadySo: Reason[] = ['same_status', 'same_priority', 'already_assigned']
