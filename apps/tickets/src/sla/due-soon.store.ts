import { recordEvent } from '@ocs/service-kit/feed'
import type { Db, Tx } from '../db.ts'
import { eventData } from '../ticket/ticket.present.ts'
import { systemDoer } from './system-doer.ts'

const chunk = 100

/** Warns of the next tickets; answers how many. Locked ones are being changed, or warned of by another process. */
async function warnChunk(tx: Tx, now: Date): Promise<number> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select id from ticket
    where due_soon_at <= ${now} and due_at >= ${now} and due_soon_told_for is distinct from due_at
    order by due_soon_at limit ${chunk} for update skip locked`
  const tickets = await tx.ticket.findMany({
    where: { id: { in: found.map(row => row.id) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
  await tx.$executeRaw`update ticket set due_soon_told_for = due_at where id = any(${found.map(row => row.id)}::uuid[])`
  for (const ticket of tickets) {
    const data = { ...eventData(ticket, ticket), dueAt: ticket.dueAt?.toISOString() ?? null }
    await recordEvent(tx, systemDoer, { noun: 'ticket', nounId: ticket.id, verb: 'due_soon', data })
  }
  return found.length
}

/**
 * Records `due_soon` for every ticket whose due time is close, once for each due time; notices follow from the feed.
 * The due time that is meant is in the event's data.
 */
export async function warnOfDueTimes(db: Db, now: Date): Promise<void> {
  while ((await db.$transaction(tx => warnChunk(tx, now), { maxWait: 5_000, timeout: 30_000 })) === chunk);
}
