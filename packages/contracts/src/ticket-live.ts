import * as z from 'zod'
import { TicketFilter } from './ticket-list.ts'

/** Tickets that something happened to at once; of more than these one says "many". */
export const mostLiveTickets = 200

/** Some tickets, and the list that they may belong to; without a filter, all that the caller may see. */
export const AmongInput = z.object({
  ids: z.array(z.uuid()).max(mostLiveTickets),
  filter: TicketFilter.default({}),
})

/** Which of the tickets the caller may see in that list, and which of these they work: whose notes they read. */
export const Among = z.object({ seen: z.array(z.uuid()), worked: z.array(z.uuid()) })
export type Among = z.infer<typeof Among>
