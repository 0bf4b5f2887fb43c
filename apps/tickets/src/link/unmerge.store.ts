import { recordEvent } from '@ocs/service-kit/feed'
import type { Doer } from '@ocs/service-kit/transaction'
import { lastFor, stirred } from '../attention/attention.rules.ts'
import { keepRead } from '../attention/read-mark.store.ts'
import type { Tx } from '../db.ts'
import type { TicketPolicy } from '../ticket/ticket.policy.ts'
import { eventData, type TicketRow } from '../ticket/ticket.present.ts'
import type { Change } from '../ticket/ticket.rules.ts'
import { lockById } from '../ticket/ticket-lock.store.ts'
import { otherOf } from './link.rules.ts'

/**
 * Takes the people whom one ticket brought to another out again, where nothing else brings them; answers the other as it
 * was, and who went. `only` are those of them who leave.
 */
async function takeOut(tx: Tx, targetId: string, sourceId: string, only?: string[]) {
  // Locked already, unless it was the end of a merge that came first: then whoever joins it meanwhile would be lost.
  const target = await lockById(tx, targetId)
  await tx.affectedPerson.deleteMany({ where: { ticketId: targetId, sourceId, personId: { in: only } } })
  const left = await tx.affectedPerson.findMany({ where: { ticketId: targetId }, select: { personId: true } })
  const stay = new Set(left.map(row => row.personId))
  const affectedIds = target.affectedIds.filter(id => stay.has(id))
  await tx.ticket.update({ where: { id: targetId }, data: { affectedIds } })
  return { target, gone: target.affectedIds.filter(id => !stay.has(id)) }
}

async function tell(
  tx: Tx,
  doer: Doer,
  policy: TicketPolicy,
  from: TicketRow,
  target: TicketRow,
  people: number,
  now: Date,
) {
  const changed = await tx.ticket.update({ where: { id: target.id }, data: stirred(target, false, now) })
  const data = { ...eventData(changed, target), other: otherOf(from), people }
  await recordEvent(tx, doer, { noun: 'ticket', nounId: target.id, verb: 'unmerged', data })
  await keepRead(tx, doer.actor.id, target.id, lastFor(target, policy.may('note', target)), now)
}

/**
 * Reopened, a merged ticket is on its own again: the link goes, and its people leave the other one, and those that that one
 * was merged into, where nothing else made them read it. All of them are locked; see `lockTicket`.
 */
export async function endMerge(
  tx: Tx,
  doer: Doer,
  policy: TicketPolicy,
  ticket: TicketRow,
  { set }: Change,
  now: Date,
): Promise<{ mergedIntoId?: null }> {
  if (ticket.mergedIntoId === null || set.status === undefined || set.status === 'closed') return {}
  await tx.ticketLink.deleteMany({
    where: { fromId: ticket.id, toId: ticket.mergedIntoId, kind: 'duplicate_of' },
  })
  let { target, gone } = await takeOut(tx, ticket.mergedIntoId, ticket.id)
  await tell(tx, doer, policy, ticket, target, gone.length, now)
  while (target.mergedIntoId !== null && gone.length > 0) {
    ;({ target, gone } = await takeOut(tx, target.mergedIntoId, target.id, gone))
  }
  return { mergedIntoId: null }
}
