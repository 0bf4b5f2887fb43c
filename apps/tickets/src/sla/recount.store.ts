import type { Desk } from '@ocs/contracts/tickets'
import type { Db, Tx } from '../db.ts'
import { type ClockColumns, clockAfter } from './sla.rules.ts'
import { type ClockSettings, clockSettings } from './sla.store.ts'

const chunk = 200
const clockOf: Record<keyof ClockColumns, true> = {
  firstAnswerDueAt: true,
  firstAnsweredAt: true,
  resolutionDueAt: true,
  slaUsedMinutes: true,
  slaRunningSince: true,
  slaPausedAt: true,
  dueAt: true,
  dueSoonAt: true,
}

/** The next live tickets of a desk, locked: a change that is under way is waited for, and none slips in between. */
async function nextTickets(tx: Tx, desk: Desk, after: string) {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from ticket where desk = ${desk}::desk and closed_at is null and id > ${after}::uuid
    order by id limit ${chunk} for update`
  return tx.ticket.findMany({
    where: { id: { in: locked.map(row => row.id) } },
    select: { id: true, status: true, priority: true, category: true, placeId: true, ...clockOf },
    orderBy: { id: 'asc' },
  })
}

/** Counts the due times of the next tickets of a desk again and writes those that changed; answers the last of them, or null. */
async function recountChunk(tx: Tx, desk: Desk, after: string, now: Date): Promise<string | null> {
  const tickets = await nextTickets(tx, desk, after)
  const settings = new Map<string | null, ClockSettings>()
  const changed: Record<string, unknown>[] = []
  for (const { id, placeId, ...ticket } of tickets) {
    const own = settings.get(placeId) ?? (await clockSettings(tx, desk, placeId))
    settings.set(placeId, own)
    const { firstAnswerDueAt, resolutionDueAt, dueAt, dueSoonAt } = clockAfter(
      ticket,
      {},
      now,
      own.schedule,
      own.targets,
    )
    const before = [ticket.firstAnswerDueAt, ticket.resolutionDueAt, ticket.dueAt, ticket.dueSoonAt]
    const counted = [firstAnswerDueAt, resolutionDueAt, dueAt, dueSoonAt]
    if (before.every((date, at) => date?.getTime() === counted[at]?.getTime())) continue
    changed.push({ id, firstAnswerDueAt, resolutionDueAt, dueAt, dueSoonAt })
  }
  // Nobody decided anything about these tickets: neither version nor history has a part in it.
  await tx.$executeRaw`
    update ticket set first_answer_due_at = "firstAnswerDueAt", resolution_due_at = "resolutionDueAt",
      due_at = "dueAt", due_soon_at = "dueSoonAt"
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) counted (id uuid, "firstAnswerDueAt" timestamptz,
      "resolutionDueAt" timestamptz, "dueAt" timestamptz, "dueSoonAt" timestamptz)
    where ticket.id = counted.id`
  return tickets.length < chunk ? null : (tickets.at(-1)?.id ?? null)
}

/**
 * Counts on where the last run or another process stopped: one short transaction, a few hundred tickets. An edit in
 * between waits for it and begins anew. Answers whether there may be more to count.
 */
async function recountStep(db: Db, now: Date): Promise<boolean> {
  return db.$transaction(
    async tx => {
      const [due] = await tx.$queryRaw<{ desk: Desk; recount_after: string }[]>`
        select desk, recount_after from desk_setting where recount_after is not null
        order by desk limit 1 for update skip locked`
      if (!due) return false
      const recountAfter = await recountChunk(tx, due.desk, due.recount_after, now)
      await tx.deskSetting.update({ where: { desk: due.desk }, data: { recountAfter } })
      return true
    },
    { maxWait: 5_000, timeout: 30_000 },
  )
}

/** Counts the due times of live tickets again where hours, closures or targets were edited; does nothing otherwise. */
export async function recountDueTimes(db: Db, now: Date): Promise<void> {
  while (await recountStep(db, now));
}
