import type { FeedPage } from '@ocs/contracts/events'

/** Milliseconds that a feed which cannot be read is left alone, at most. */
const longestWait = 30_000

/**
 * Milliseconds to wait before the next look at a feed: about the interval, doubled with every failure in a
 * row up to half a minute. `chance` (0 to 1) takes up to a fifth off, so that readers do not march in step.
 */
export function waitBeforeNext(intervalMs: number, failures: number, chance: number): number {
  const full = Math.min(intervalMs * 2 ** failures, Math.max(longestWait, intervalMs))
  return Math.round(full * (1 - chance / 5))
}

/** Whether a page has events but does not lead on: a reader that trusted it would read it for ever. */
export function standsStill(page: FeedPage, cursor: string | null): boolean {
  return page.events.length > 0 && (page.cursor === null || page.cursor === cursor)
}
