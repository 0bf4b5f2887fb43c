import type { FeedEvent } from '@ocs/contracts/events'
import { centralWallClock } from '@ocs/contracts/plain-dates'
import type { Ticket } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { isInternalEvent, TicketEventData } from './ticket.present.ts'

/** A ticket in the predecessor's words. Dates are Central wall-clock time without a zone. */
export const OldMaintenanceTicket = z.object({
  id: z.number().int(),
  title: z.string(),
  description: z.string(),
  status: z.string(),
  created_by: z.string(),
  created_at: z.string(),
  updated_at: z.string().nullable(),
  issue_type: z.string(),
  school: z.string(),
  room: z.string(),
})
export const OldTechTicket = OldMaintenanceTicket.extend({ tag: z.string().nullable() })

/** A line of a ticket's history in the predecessor's words. */
export const OldTicketUpdate = z.object({
  id: z.number().int(),
  status_from: z.string(),
  status_to: z.string(),
  update_message: z.string(),
  updated_by: z.string(),
  created_at: z.string(),
})

const wallClock = (instant: string) => centralWallClock(new Date(instant))

/** A ticket as the old contract shows it; `id` is the desk's number. A status it did not know is shown as it is. */
export function presentOldTicket(ticket: Ticket): z.infer<typeof OldTechTicket> {
  return {
    id: ticket.number,
    title: ticket.title,
    description: ticket.description,
    status: ticket.status,
    created_by: ticket.requester.name,
    created_at: wallClock(ticket.createdAt),
    updated_at: ticket.updatedAt === ticket.createdAt ? null : wallClock(ticket.updatedAt),
    issue_type: ticket.category,
    school: ticket.place.name,
    room: ticket.room?.name ?? '',
    tag: ticket.assetTag,
  }
}

/** Everything after the filing that is public, as the old contract shows it, newest first. */
export function presentOldUpdates(events: FeedEvent[]): z.infer<typeof OldTicketUpdate>[] {
  const updates = events.filter(event => event.verb !== 'filed' && !isInternalEvent(event)).map(presentOldUpdate)
  return updates.reverse()
}

/** What happened between this ticket and another one, which the old contract did not know. */
const merges: Record<string, string> = {
  merged: 'Merged into another ticket',
  merged_in: 'Another ticket was merged into this one',
  unmerged: 'A merged ticket was taken out again',
  split_off: 'A part of it became a ticket of its own',
}

function presentOldUpdate(event: FeedEvent): z.infer<typeof OldTicketUpdate> {
  const { statusFrom, statusTo, assignee, file } = TicketEventData.parse(event.data)
  const given = event.verb === 'assigned' && assignee ? `Assigned to ${assignee.name}` : ''
  const moved = file && `${event.verb === 'attached' ? 'Added' : 'Removed'} the file ${file}`
  return {
    id: Number(event.cursor.split('.').at(-1)),
    status_from: statusFrom ?? statusTo,
    status_to: statusTo,
    update_message: event.note ?? merges[event.verb] ?? moved ?? given,
    updated_by: event.actor.name,
    created_at: wallClock(event.at),
  }
}
