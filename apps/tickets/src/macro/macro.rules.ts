import type { MacroStep } from '@ocs/contracts/macros'
import type { PersonRef } from '@ocs/contracts/people'
import { fillPlaceholders } from '@ocs/contracts/placeholders'
import { isRefusal, type Reason, refuse } from '@ocs/contracts/reasons'
import { RequiredNote, type TicketPriority } from '@ocs/contracts/tickets'
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

/** The text of a step as it reads on a ticket. */
function filled(text: string, ticket: MacroFacts, actor: PersonRef): string {
  const { number, title, placeName, roomName, requesterId, requesterName } = ticket
  const place = { id: null, name: placeName }
  const room = roomName === null ? null : { id: null, name: roomName }
  const requester = { id: requesterId, name: requesterName }
  return fillPlaceholders(text, { number, title, place, room, requester }, actor.name)
}

/**
 * What a macro's step means for a ticket: the same rule as where somebody does it by hand. Refuses with `invalid_input` a text
 * that is too long once its placeholders are filled in.
 */
export function stepOf(step: MacroStep, ticket: MacroFacts, actor: PersonRef): Step {
  if (!('text' in step)) return ruleOf(step, ticket, actor)
  const full = { ...step, text: filled(step.text, ticket, actor) }
  const rule = ruleOf(full, ticket, actor)
  if (isRefusal(rule) || RequiredNote.safeParse(full.text).success) return rule
  const why = 'With the names of this ticket filled in, its text is too long. Have it shortened, or write it by hand.'
  return { action: rule.action, ...refuse('invalid_input', why) }
}

function ruleOf(step: MacroStep, ticket: MacroFacts, actor: PersonRef): Step {
  switch (step.kind) {
    case 'answer':
      return comment(ticket, step.text)
    case 'note':
      return addNote(ticket, step.text, [])
    case 'priority':
      return changePriority(ticket, step.priority, null)
    case 'status':
      return changeStatus(ticket, step.status, step.text)
    case 'claim':
      return claim(ticket, actor)
    case 'assign':
      return assign(ticket, step.assignee, null)
    case 'close':
      return close(ticket, step.text)
  }
}

/** The reasons that say of a step that the ticket already is as it would make it; such a step is passed over. */
export const alreadySo: Reason[] = ['same_status', 'same_priority', 'already_assigned']
