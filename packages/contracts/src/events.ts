import * as z from 'zod'
import { Instant } from './pages.ts'

/**
 * One fact in a service's feed, and at the same time one line of a record's history. `cursor`
 * is where to go on reading after it; cursors grow in commit-safe order, not in clock order.
 */
export const FeedEvent = z.object({
  cursor: z.string(),
  service: z.string(),
  noun: z.string(),
  nounId: z.string(),
  verb: z.string(),
  at: Instant,
  actor: z.object({ id: z.uuid(), name: z.string() }),
  requestId: z.string().nullable(),
  note: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type FeedEvent = z.infer<typeof FeedEvent>

/** Input of `events.after`: read on from a cursor; none means from the beginning. */
export const FeedInput = z.object({
  cursor: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(500).default(200),
})

/** A page of the feed. `cursor` is where the reader stands after it, also when it is empty. */
export const FeedPage = z.object({ events: z.array(FeedEvent), cursor: z.string().nullable() })
export type FeedPage = z.infer<typeof FeedPage>
