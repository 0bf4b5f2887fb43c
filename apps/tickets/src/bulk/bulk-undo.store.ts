import { DomainError } from '@ocs/contracts/reasons'
import type { BulkResult } from '@ocs/contracts/ticket-bulk'
import type { Doer } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { moveClock } from '../sla/sla.store.ts'
import { eventData, type TicketRow } from '../ticket/ticket.present.ts'
import { lockTickets } from '../ticket/ticket-lock.store.ts'
import { bulkResult, lockBulk, undoUntil } from './bulk.store.ts'

/**
 * Puts the tickets that nobody changed since back as they were before: what a change of status, priority or assignee writes,
 * who was asked until it was closed, and the clock. The version goes on, because going back is a change too.
 */
async function restore(tx: Tx, bulkId: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update ticket set
      status = before.status, priority = before.priority, assignee_id = before.assignee_id,
      assignee_name = before.assignee_name, closed_at = before.closed_at,
      archive_year = before.archive_year,
      asked_ids = case when ticket.closed_at is null then ticket.asked_ids else before.asked_ids end,
      first_answer_due_at = before.first_answer_due_at, first_answered_at = before.first_answered_at,
      resolution_due_at = before.resolution_due_at, sla_used_minutes = before.sla_used_minutes,
      sla_running_since = before.sla_running_since, sla_paused_at = before.sla_paused_at, due_at = before.due_at,
      due_soon_at = before.due_soon_at, updated_at = ${now.toISOString()}::timestamptz, version = ticket.version + 1
    from bulk_item, jsonb_populate_record(null::ticket, bulk_item.before) before
    where bulk_id = ${bulkId}::uuid and outcome = 'changed' and ticket.id = ticket_id
      and ticket.version = version_after
    returning ticket.id`
  return rows.map(row => row.id)
}

const instants = (dates: (Date | null | undefined)[]) => dates.map(date => date?.toISOString() ?? null)

/** Waits again for the input that nobody needed any more once the tickets were closed. */
async function askAgain(tx: Tx, before: Map<string, TicketRow>, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    update input_request set withdrawn_at = null
    from unnest(${ids}::uuid[], ${instants(ids.map(id => before.get(id)?.closedAt))}::timestamptz[]) closed (id, at)
    where ticket_id = closed.id and withdrawn_at = closed.at and answered_at is null`
}

/** What was answered since then stays said: the first answer of such a ticket is the one that was given, not due any more. */
async function keepAnswers(tx: Tx, before: Map<string, TicketRow>, ids: string[]): Promise<void> {
  const answered = await tx.$queryRaw<{ id: string; at: Date }[]>`
    select distinct ticket_id as id, created_at as at
    from unnest(${ids}::uuid[], ${instants(ids.map(id => before.get(id)?.firstAnsweredAt))}::timestamptz[]) first (id, at)
    join comment on ticket_id = first.id and created_at = first.at and kind = 'answer'`
  for (const { id, at } of answered) {
    const ticket = await tx.ticket.findUniqueOrThrow({ where: { id } })
    await tx.ticket.update({ where: { id }, data: await moveClock(tx, ticket, { answers: true }, at) })
  }
}

async function tellUndone(tx: Tx, doer: Doer, bulkId: string, before: Map<string, TicketRow>, ids: string[]) {
  const restored = await tx.ticket.findMany({ where: { id: { in: ids } } })
  const { actor, requestId } = doer
  await tx.event.createMany({
    data: restored.map(ticket => ({
      noun: 'ticket',
      nounId: ticket.id,
      verb: 'undone',
      actorId: actor.id,
      actorName: actor.name,
      requestId,
      data: { ...eventData(ticket, before.get(ticket.id) ?? null), bulkId },
    })),
  })
}

/**
 * Takes a bulk change back, within seconds and by who made it: in one transaction, and once, also when asked twice at the same
 * time. Tickets that somebody changed since stay as they are; ones that still wait are not changed any more. That the actor
 * may have lost a ticket by giving it away does not matter: it is their own act.
 * Refused: `not_found`, `undo_expired`.
 */
export async function undoBulk(
  db: Db,
  doer: Doer,
  bulkId: string,
  clock: () => Date = () => new Date(),
): Promise<BulkResult> {
  return db.$transaction(
    async tx => {
      const bulk = await lockBulk(tx, doer.actor, bulkId)
      const now = clock()
      if (bulk.undoneAt) return bulkResult(tx, doer.actor, bulkId)
      if (now > undoUntil(bulk)) throw new DomainError('undo_expired', 'It is too late to undo this.')
      await tx.bulkItem.deleteMany({ where: { bulkId, outcome: 'waiting' } })
      const items = await tx.bulkItem.findMany({ where: { bulkId, outcome: 'changed' }, select: { ticketId: true } })
      const changed = await lockTickets(
        tx,
        items.map(item => item.ticketId),
      )
      const ids = await restore(tx, bulkId, now)
      await askAgain(tx, changed, ids)
      await keepAnswers(tx, changed, ids)
      await tellUndone(tx, doer, bulkId, changed, ids)
      await tx.$executeRaw`
        update bulk_item set
          outcome = (case when ticket_id = any(${ids}::uuid[]) then 'undone' else 'not_undone' end)::bulk_outcome
        where bulk_id = ${bulkId}::uuid and outcome = 'changed'`
      await tx.bulkChange.update({ where: { id: bulkId }, data: { undoneAt: now } })
      return bulkResult(tx, doer.actor, bulkId)
    },
    { maxWait: 5_000, timeout: 30_000 },
  )
}
