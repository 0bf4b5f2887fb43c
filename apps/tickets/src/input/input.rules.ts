import type { PersonRef } from '@ocs/contracts/people'
import { refuse } from '@ocs/contracts/reasons'
import { obstacle, type Step, type TicketFacts } from '../ticket/ticket.rules.ts'

type Facts = TicketFacts & { requesterId: string }

function mayBeAsked(ticket: Facts, asked: PersonRef, asker: PersonRef) {
  if (asked.id === asker.id) return refuse('forbidden', 'You cannot ask yourself.')
  if (asked.id === ticket.requesterId) return refuse('forbidden', 'Ask the requester with an answer: they read it.')
  return ticket.askedIds.includes(asked.id)
    ? refuse('already_asked', `${asked.name} is asked already and has not answered yet.`)
    : null
}

/**
 * Asks a colleague about a ticket. The question stands in the request only, not in the event.
 * Refused: `ticket_closed`, `forbidden` (oneself, the requester), `already_asked`.
 */
export function askInput(ticket: Facts, asked: PersonRef, asker: PersonRef): Step {
  const refused = obstacle.askInput(ticket, asker.id) ?? mayBeAsked(ticket, asked, asker)
  const set = { askedIds: [...ticket.askedIds, asked.id] }
  return { action: 'askInput', ...(refused ?? { verb: 'input_asked', set, note: null, told: { asked } }) }
}

const without = (ticket: TicketFacts, personId: string) => ({
  askedIds: ticket.askedIds.filter(id => id !== personId),
})

/** Answers as who is asked: as a note for the desk, or as an answer for all. Refused: `not_asked`. */
export function answerInput(
  ticket: TicketFacts,
  actor: PersonRef,
  answer: { kind: 'note' | 'answer'; note: string },
  requestId: string | undefined,
): Step {
  const refused = obstacle.answerInput(ticket, actor.id)
  const isNote = answer.kind === 'note'
  return {
    action: 'answerInput',
    ...(refused ?? {
      verb: isNote ? 'noted' : 'commented',
      set: without(ticket, actor.id),
      note: isNote ? null : answer.note,
      said: { kind: answer.kind, text: answer.note, mentions: [], requestId },
    }),
  }
}

/** Takes a request back. Refused: `not_asked`. */
export function withdrawInput(ticket: TicketFacts, asked: PersonRef | null): Step {
  const refused =
    asked && ticket.askedIds.includes(asked.id) ? null : refuse('not_asked', 'This request is not open any more.')
  const set = asked ? without(ticket, asked.id) : {}
  return { action: 'askInput', ...(refused ?? { verb: 'input_withdrawn', set, note: null, told: { asked } }) }
}
