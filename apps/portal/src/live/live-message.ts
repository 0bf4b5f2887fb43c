import { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'

/** A ticket that changed; what changed, one has to ask. */
export const ChangedTicket = z.object({ id: z.uuid(), desk: Desk, number: z.number().int() })
export type ChangedTicket = z.infer<typeof ChangedTicket>

/**
 * What the portal tells an open page. `changed` names only tickets that the person may see; `missed` says that something
 * may have changed while nobody listened.
 */
export const LiveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), tickets: z.array(ChangedTicket) }),
  z.object({ kind: z.literal('missed') }),
])
export type LiveMessage = z.infer<typeof LiveMessage>

/** Where open pages listen. */
export const livePath = '/api/live'

/** The cookie of a browser before which nobody has sat for a while: what it asks for by itself keeps no session alive. */
export const unattendedCookie = 'ocs-unattended'
