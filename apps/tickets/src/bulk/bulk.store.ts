import type { Actor } from '@ocs/contracts/actors'
import type { DirectoryPerson } from '@ocs/contracts/people'
import { DomainError, isReason, isRefusal, notFound } from '@ocs/contracts/reasons'
import {
  BulkAction,
  type BulkChangeInput,
  type BulkCount,
  type BulkResult,
  type BulkTarget,
  bulkUndoSeconds,
  maxBulkTickets,
} from '@ocs/contracts/ticket-bulk'
import type { TicketFilter } from '@ocs/contracts/ticket-list'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { directoryPeople } from '../directory/directory.store.ts'
import type { BulkChange } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import type { TicketRow } from '../ticket/ticket.present.ts'
import { searchTickets } from '../ticket/ticket.search.ts'
import { refusalOf, writeStep } from '../ticket/ticket.store.ts'
import { filterScope } from '../ticket/ticket.where.ts'
import { lockTickets } from '../ticket/ticket-lock.store.ts'
import { stepFor } from './bulk.rules.ts'

/** Tickets changed in one transaction: other people's changes of them, and the client, wait no longer than that. */
const chunkSize = 25

/** For so long one request works; what then waits is for the next one, so that a client sees progress rather than a timeout. */
const sliceMs = 2500

/** How long a bulk change can be asked about. */
const keptMs = 24 * 60 * 60_000

/** The tickets that match a filter, newest first; one more than a bulk change takes when there are too many. */
async function matching(db: Db | Tx, actor: Actor, filter: TicketFilter, now: Date): Promise<string[]> {
  const scope = filterScope(filter, actor, ticketPolicy(actor), now)
  if (filter.search) {
    const { found, more } = await searchTickets(db, scope, filter.search, maxBulkTickets)
    return [...found.map(one => one.id), ...(more ? [''] : [])]
  }
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from ticket where ${scope.whole} order by created_at desc, id desc limit ${maxBulkTickets + 1}`
  return rows.map(row => row.id)
}

/** How many tickets match a filter, for the question "all N?". */
export async function countMatching(db: Db, actor: Actor, filter: TicketFilter, now: Date): Promise<BulkCount> {
  const { length } = await matching(db, actor, filter, now)
  return { count: Math.min(length, maxBulkTickets), tooMany: length > maxBulkTickets }
}

async function chosen(tx: Tx, actor: Actor, target: BulkTarget, now: Date): Promise<string[]> {
  if ('ids' in target) return [...new Set(target.ids)]
  const ids = await matching(tx, actor, target.filter, now)
  if (ids.length > maxBulkTickets) {
    throw new DomainError('too_many_match', `More than ${maxBulkTickets.toLocaleString('en-US')} tickets match.`)
  }
  if (ids.length > target.expectedCount) {
    const numbers = `${ids.length} tickets match now, not ${target.expectedCount}`
    throw new DomainError('more_match_now', `${numbers}. Look at them and confirm again.`)
  }
  return ids
}

/** Writes down what shall be done to which tickets; nothing is done yet. */
function planBulk(db: Db, doer: Doer, input: BulkChangeInput, now: Date): Promise<{ bulkId: string }> {
  return inTransaction(db, doer, 'bulk.change', input, async (tx: Tx) => {
    await tx.bulkChange.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - keptMs) } } })
    const ids = await chosen(tx, doer.actor, input.target, now)
    const data = { actorId: doer.actor.id, action: input.action, createdAt: now, workedAt: now }
    const { id: bulkId } = await tx.bulkChange.create({ data })
    await tx.bulkItem.createMany({ data: ids.map(ticketId => ({ bulkId, ticketId })) })
    return { bulkId }
  })
}

/** The actor's own bulk change, locked, so that its chunks and its undo come one after another. Refused: `not_found`. */
export async function lockBulk(tx: Tx, actor: Actor, bulkId: string): Promise<BulkChange> {
  await tx.$queryRaw`select 1 from bulk_change where id = ${bulkId}::uuid for update`
  const bulk = await tx.bulkChange.findUnique({ where: { id: bulkId } })
  if (bulk?.actorId !== actor.id) throw notFound('Bulk change')
  return bulk
}

type Outcome = { ticketId: string; reason: string | null; versionAfter: number | null }

async function changeOne(
  tx: Tx,
  doer: Doer,
  bulk: BulkChange,
  people: DirectoryPerson[],
  ticketId: string,
  ticket: TicketRow | null,
  now: Date,
): Promise<Outcome> {
  const policy = ticketPolicy(doer.actor)
  const step = ticket && stepFor(BulkAction.parse(bulk.action), ticket, people)
  const refused = refusalOf(policy, ticket, step)
  if (refused || !ticket || !step || isRefusal(step)) {
    return { ticketId, reason: refused?.reason ?? 'not_found', versionAfter: null }
  }
  const { version } = await writeStep(tx, doer, policy, ticket, step, now, { bulkId: bulk.id })
  return { ticketId, reason: null, versionAfter: version }
}

/** Changes the next tickets that wait, with the rules and rights of single changes. Answers whether any were waiting. */
async function changeChunk(db: Db, doer: Doer, bulkId: string, now: Date): Promise<boolean> {
  return db.$transaction(
    async tx => {
      const bulk = await lockBulk(tx, doer.actor, bulkId)
      const where = { bulkId, outcome: 'waiting' } as const
      const items = await tx.bulkItem.findMany({ where, orderBy: { ticketId: 'asc' }, take: chunkSize })
      if (items.length === 0) return false
      const ids = items.map(item => item.ticketId)
      const tickets = await lockTickets(tx, ids)
      // The rows as they are, for the undo; what only the search reads is made again by the database.
      await tx.$executeRaw`
        update bulk_item set before = to_jsonb(ticket) - '{search,search_words,title,description}'::text[]
        from ticket where bulk_id = ${bulkId}::uuid and ticket_id = any(${ids}::uuid[]) and ticket.id = ticket_id`
      const people = await directoryPeople(tx)
      const outcomes: Outcome[] = []
      for (const id of ids) outcomes.push(await changeOne(tx, doer, bulk, people, id, tickets.get(id) ?? null, now))
      await tx.$executeRaw`
        update bulk_item set
          outcome = (case when done.reason is null then 'changed' else 'refused' end)::bulk_outcome,
          reason = done.reason, version_after = done."versionAfter"
        from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) done ("ticketId" uuid, reason text, "versionAfter" int)
        where bulk_id = ${bulkId}::uuid and ticket_id = done."ticketId"`
      await tx.bulkChange.update({ where: { id: bulkId }, data: { workedAt: now } })
      return true
    },
    { maxWait: 5_000, timeout: 20_000 },
  )
}

type Left = { reason: string; count: number; examples: string[] }

/** What has become of a bulk change so far. Refused: `not_found`, also for somebody else's. */
export async function bulkResult(db: Db | Tx, actor: Actor, bulkId: string): Promise<BulkResult> {
  const bulk = await db.bulkChange.findUnique({ where: { id: bulkId } })
  if (bulk?.actorId !== actor.id) throw notFound('Bulk change')
  const groups = await db.bulkItem.groupBy({ by: ['outcome'], where: { bulkId }, _count: true })
  const count = (outcome: string) => groups.find(group => group.outcome === outcome)?._count ?? 0
  // Of a ticket that the actor may not see, there is no number to show.
  const refused = await db.$queryRaw<Left[]>`
    select reason, count(*)::int as count,
      coalesce((array_agg('#' || number order by number) filter (where reason <> 'not_found'))[1:5], '{}') as examples
    from bulk_item left join ticket on ticket.id = ticket_id
    where bulk_id = ${bulkId}::uuid and outcome = 'refused' group by reason order by count(*) desc, reason`
  const waiting = count('waiting')
  return {
    bulkId,
    changed: count('changed') + count('undone') + count('not_undone'),
    waiting,
    refused: refused.flatMap(left => (isReason(left.reason) ? [{ ...left, reason: left.reason }] : [])),
    undoUntil: waiting > 0 ? null : undoUntil(bulk).toISOString(),
    undone: bulk.undoneAt && { restored: count('undone'), notRestored: count('not_undone') },
  }
}

/** Until when a bulk change can be undone. */
export const undoUntil = (bulk: { workedAt: Date }): Date => new Date(bulk.workedAt.getTime() + bulkUndoSeconds * 1000)

/**
 * Goes on with a bulk change for at most some seconds; ask again while tickets wait. Refused: `not_found`.
 * Where a request is cut off, the chunks that were done stay done, and asking again goes on behind them.
 */
export async function goOn(db: Db, doer: Doer, bulkId: string, clock: () => Date): Promise<BulkResult> {
  const end = performance.now() + sliceMs
  while ((await changeChunk(db, doer, bulkId, clock())) && performance.now() < end);
  return bulkResult(db, doer.actor, bulkId)
}

/**
 * Changes many tickets, each with the actor's own rights and the rules of a single change; one that must not be changed is
 * left as it is and counted by reason. The same idempotency key goes on with the same bulk change.
 * Refused: `more_match_now`, `too_many_match`, `idempotency_key_reused`.
 */
export async function changeMany(
  db: Db,
  doer: Doer,
  input: BulkChangeInput,
  clock: () => Date = () => new Date(),
): Promise<BulkResult> {
  const { bulkId } = await planBulk(db, doer, input, clock())
  return goOn(db, doer, bulkId, clock)
}
