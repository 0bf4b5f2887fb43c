/** The parts of a ticket that unread marks look at. */
export type Stir = { lastPublicAt: Date | null; lastDeskAt: Date | null }

/**
 * What a ticket remembers of something that happens: for the desk alone, or for all. What is the desk's own does not even
 * move the time of the last update, which everybody sees.
 */
export function stirred(ticket: Stir, isInternal: boolean, now: Date): Stir & { updatedAt?: Date } {
  if (!isInternal) return { lastPublicAt: now, lastDeskAt: now, updatedAt: now }
  const { lastPublicAt } = ticket
  return { lastPublicAt, lastDeskAt: lastPublicAt && lastPublicAt > now ? lastPublicAt : now }
}

/** When something last happened that somebody may see, who works the ticket or not; null: nothing to catch up with. */
export function lastFor(ticket: Stir, works: boolean): Date | null {
  return works ? ticket.lastDeskAt : ticket.lastPublicAt
}
