import { DomainError } from '@ocs/contracts/reasons'
import type { Desk } from '@ocs/contracts/tickets'
import type { Db } from '../db.ts'
import { openUnseen } from '../ticket/ticket.rules.ts'
import { changeTicket } from '../ticket/ticket.store.ts'
import { systemDoer } from './system-doer.ts'

const chunk = 100
const hourMs = 3_600_000
/** The advisory lock of this job, in the service's own database. */
const lock = 7_300_001

/** Opens one ticket; false when somebody was faster. */
async function open(db: Db, key: { desk: Desk; number: number }, hours: number): Promise<boolean> {
  try {
    await changeTicket(db, systemDoer, 'tickets.openUnseen', key, ticket => openUnseen(ticket, hours))
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

/** Opens the next tickets of a desk, the oldest first; answers how many. */
async function openChunk(db: Db, desk: Desk, hours: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - hours * hourMs)
  const keys = await db.$queryRaw<{ desk: Desk; number: number }[]>`
    select desk, number from ticket where desk = ${desk}::desk and status = 'new' and created_at <= ${before}
    order by created_at limit ${chunk}`
  let opened = 0
  for (const key of keys) if (await open(db, key, hours)) opened += 1
  return opened
}

/**
 * Tickets that are new for as many real hours as their desk allows become open, each with its line of history by
 * "System". Of several processes one does it; the others leave it to the next time.
 */
export async function openUnseenTickets(db: Db, now: Date): Promise<void> {
  await db.$transaction(
    async tx => {
      const [mine] = await tx.$queryRaw<{ got: boolean }[]>`select pg_try_advisory_xact_lock(${lock}) as got`
      if (!mine?.got) return
      for (const { desk, openAfterHours } of await tx.deskSetting.findMany()) {
        if (openAfterHours !== null) while ((await openChunk(db, desk, openAfterHours, now)) === chunk);
      }
    },
    // The transaction holds nothing but the lock; its tickets are changed in transactions of their own.
    { maxWait: 5_000, timeout: 300_000 },
  )
}
