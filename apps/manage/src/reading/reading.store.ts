import type { FeedEvent, FeedPage } from '@ocs/contracts/events'
import type { Db } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'

/** Seconds after which a feed with nothing new is marked as read again: often enough for a screen, and seldom writes. */
const markAgainAfter = 10

function entryOf(service: string, event: FeedEvent): Prisma.AuditEntryCreateManyInput {
  return {
    // Who it was read from, whatever the event says: a source must not write in another's name.
    service,
    cursor: event.cursor,
    noun: event.noun,
    nounId: event.nounId,
    verb: event.verb,
    at: event.at,
    actorId: event.actor.id,
    actorName: event.actor.name,
    requestId: event.requestId,
    note: event.note,
    data: event.data as Prisma.InputJsonObject,
  }
}

/** Where the archive stands in a feed; null before its first event. */
export async function standIn(db: Db, service: string): Promise<string | null> {
  const known = await db.feedCursor.findUnique({ where: { service } })
  if (!known) await db.feedCursor.createMany({ data: { service }, skipDuplicates: true })
  return known?.cursor ?? null
}

/**
 * Keeps the events of a page that was read after the cursor `from`, and moves on: both or neither. When another
 * process has moved on meanwhile, the page is left to it. The page is fetched before this transaction and not
 * inside it, because a feed never shows what is younger than the oldest open transaction of its server, which
 * may be this one.
 */
export async function keepPage(db: Db, service: string, from: string | null, page: FeedPage): Promise<void> {
  await db.$transaction(async tx => {
    const [stand] = await tx.$queryRaw<{ cursor: string | null }[]>`
      select cursor from feed_cursor where service = ${service} for update`
    if (stand?.cursor !== from) return
    await tx.auditEntry.createMany({ data: page.events.map(event => entryOf(service, event)), skipDuplicates: true })
    await tx.feedCursor.update({
      where: { service },
      data: { cursor: page.cursor, readAt: new Date(), lastError: null },
    })
  })
}

/** Notes that a feed could be read and had nothing new. */
export async function markRead(db: Db, service: string): Promise<void> {
  const longAgo = new Date(Date.now() - markAgainAfter * 1_000)
  await db.feedCursor.updateMany({
    where: { service, OR: [{ readAt: null }, { readAt: { lt: longAgo } }, { lastError: { not: null } }] },
    data: { readAt: new Date(), lastError: null },
  })
}

/** Notes why a feed could not be read. */
export async function markFailed(db: Db, service: string, sentence: string): Promise<void> {
  await db.feedCursor.updateMany({ where: { service }, data: { lastError: sentence } })
}
