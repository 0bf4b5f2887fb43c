import type { FeedEvent } from '@ocs/contracts/events'
import { PersonRef } from '@ocs/contracts/people'
import { internalTicketVerbs } from '@ocs/contracts/ticket-history'
import type { Among } from '@ocs/contracts/ticket-live'
import { TicketKey } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { ChangedTicket } from '../../live/live-message.ts'

/** A ticket on which something happened. */
export type Stirred = Omit<ChangedTicket, 'isOwn'> & {
  /** Who did something to it. */
  by: string[]
  /** Whether any of it is for all who see the ticket, and not for those alone who work it. */
  isPublic: boolean
  /** Who was asked for input or need not answer any more: they learn of what is else the desk's own. */
  told: string[]
}

const EventData = TicketKey.extend({ asked: PersonRef.nullish() })

function stirredBy({ noun, nounId, verb, data, actor }: FeedEvent): Stirred | null {
  const about = noun === 'ticket' ? EventData.safeParse(data) : null
  const id = z.uuid().safeParse(nounId)
  if (!about?.success || !id.success) return null
  const { desk, number, asked } = about.data
  const isPublic = !internalTicketVerbs.some(internal => internal === verb)
  return { id: id.data, desk, number, by: [actor.id], isPublic, told: asked ? [asked.id] : [] }
}

/** The tickets that some events are about, each once. */
export function stirredTickets(events: FeedEvent[]): Stirred[] {
  const byId = new Map<string, Stirred>()
  for (const stirred of events.map(stirredBy)) {
    if (!stirred) continue
    const before = byId.get(stirred.id)
    const isPublic = stirred.isPublic || (before?.isPublic ?? false)
    const by = [...stirred.by, ...(before?.by ?? [])]
    byId.set(stirred.id, { ...stirred, by, isPublic, told: [...stirred.told, ...(before?.told ?? [])] })
  }
  return [...byId.values()]
}

/**
 * Of which tickets a person learns that they changed: those that they work, and those that they see where what happened is
 * for all who see them or about this person. That a note was written is itself the desk's own.
 */
export function newsFor(personId: string, stirred: Stirred[], { seen, worked }: Among): ChangedTicket[] {
  const isNews = ({ id, isPublic, told }: Stirred) =>
    worked.includes(id) || (seen.includes(id) && (isPublic || told.includes(personId)))
  const isOwn = ({ by }: Stirred) => by.every(id => id === personId)
  return stirred.filter(isNews).map(one => ({ id: one.id, desk: one.desk, number: one.number, isOwn: isOwn(one) }))
}
