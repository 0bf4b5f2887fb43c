import { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'

/** A ticket that changed; what changed, one has to ask. `isOwn`: nobody else changed it. */
export const ChangedTicket = z.object({ id: z.uuid(), desk: Desk, number: z.number().int(), isOwn: z.boolean() })
export type ChangedTicket = z.infer<typeof ChangedTicket>

/** Somebody else who has the same ticket open. */
const PresentPerson = z.object({ id: z.uuid(), name: z.string(), isWriting: z.boolean() })
export type PresentPerson = z.infer<typeof PresentPerson>

/**
 * What the portal tells an open page. `changed` names only tickets that the person may see; `missed` says that something
 * may have changed while nobody listened. To who works a ticket `here` gives the name by which the page says that it is
 * open still, and `presence` says who else has it open.
 */
export const LiveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), tickets: z.array(ChangedTicket) }),
  z.object({ kind: z.literal('missed') }),
  z.object({ kind: z.literal('here'), page: z.uuid() }),
  z.object({ kind: z.literal('presence'), people: z.array(PresentPerson) }),
])
export type LiveMessage = z.infer<typeof LiveMessage>

/** Where open pages listen. */
export const livePath = '/api/live'

/** Where a page says that it is open still, and whether something is being written on it. */
export const presencePath = '/api/live/presence'
export const PageAlive = z.object({ page: z.uuid(), isWriting: z.boolean() })
export type PageAlive = z.infer<typeof PageAlive>

/** The cookie of a browser before which nobody has sat for a while: what it asks for by itself keeps no session alive. */
export const unattendedCookie = 'ocs-unattended'
