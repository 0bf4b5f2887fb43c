import { DomainError } from '@ocs/contracts/reasons'
import type { BulkResult } from '@ocs/contracts/ticket-bulk'
import type { Doer } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { eventData, type TicketRow } from '../ticket/ticket.present.ts'
import { lockTickets } from '../ticket/ticket-lock.store.ts'
import { bulkResult, lockBulk, undoUntil } from './bulk.store.ts'

/**
 * Puts the tickets that nobody changed since back as they were before: what a change of status, priority or assignee writes,
 * and the clock. The version goes on, because going back is a change too.
 */
async function restore(tx: Tx, bulkId: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update ticket set
      status = before.status, priority = before.priority, assignee_id = before.assignee_id,
      assignee_name = before.assignee_name, closed_at = before.closed_at,
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
