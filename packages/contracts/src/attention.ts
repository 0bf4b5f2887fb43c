import * as z from 'zod'
import { Instant } from './pages.ts'
import { PersonRef } from './people.ts'
import { TicketKey } from './tickets.ts'

/** After so many days nobody has to catch up with a ticket any more. */
export const unreadDays = 30

/** Counts of unread tickets go up to this one; it stands for itself and more. */
export const mostUnread = 100

/** What a ticket is to its reader. */
export const Attention = z.object({
  isWatching: z.boolean(),
  /** Who watches it; for the people who work it, otherwise empty. */
  watchers: z.array(PersonRef),
  isUnread: z.boolean(),
  /** The last thing on it that the reader may see; what `read` is told. Null where there is nothing to catch up with. */
  asOf: Instant.nullable(),
})
export type Attention = z.infer<typeof Attention>

export const WatchInput = TicketKey.extend({ watch: z.boolean() })

/** The reader has seen a ticket up to then. */
export const ReadInput = TicketKey.extend({ asOf: Instant })

export const UnreadInput = z.object({ ids: z.array(z.uuid()).max(100) })
export const UnreadIds = z.object({ ids: z.array(z.uuid()) })

/** How many tickets wait for the reader's eyes. `mentions` are the unread ones that name the reader. */
export const AttentionCounts = z.object({
  unread: z.number().int(),
  mentions: z.number().int(),
  watching: z.number().int(),
  input: z.number().int(),
  /** The open ones of others whose problem the reader has too. */
  affected: z.number().int(),
})
export type AttentionCounts = z.infer<typeof AttentionCounts>
