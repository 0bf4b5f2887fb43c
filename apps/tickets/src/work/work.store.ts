import type { Actor } from '@ocs/contracts/actors'
import { DomainError, type Refusal } from '@ocs/contracts/reasons'
import type { TicketKey } from '@ocs/contracts/tickets'
import { maxWorkItems, type Work } from '@ocs/contracts/work'
import { centsOf, plainDateOf } from '@ocs/service-kit/columns'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import type { Db, Tx } from '../db.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { readTicket } from '../ticket/ticket.store.ts'
import { lockWorked, type Worked, worksOn } from './worked-ticket.store.ts'

const oldestFirst = [{ createdAt: 'asc' }, { id: 'asc' }] as const

async function workOf(db: Db | Tx, actor: Actor, { ticket }: Pick<Worked, 'ticket'>): Promise<Work> {
  const of = { where: { ticketId: ticket.id }, orderBy: [...oldestFirst], take: maxWorkItems }
  const directs = mayManageDesk(actor, ticket.desk)
  const time = (await db.timeEntry.findMany(of)).map(row => ({
    id: row.id,
    version: row.version,
    by: { id: row.personId, name: row.personName },
    at: row.createdAt.toISOString(),
    mayChange: directs || row.personId === actor.id,
    minutes: row.minutes,
    workedOn: plainDateOf(row.workedOn),
    note: row.note,
  }))
  const parts = (await db.part.findMany(of)).map(row => ({
    id: row.id,
    version: row.version,
    by: { id: row.addedById, name: row.addedByName },
    at: row.createdAt.toISOString(),
    mayChange: directs || row.addedById === actor.id,
    name: row.name,
    quantity: row.quantity,
    unitCents: centsOf(row.unitPrice),
    supplier: row.supplier,
    partNumber: row.partNumber,
  }))
  return {
    time,
    parts,
    totalMinutes: time.reduce((sum, { minutes }) => sum + minutes, 0),
    totalCents: parts.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0),
  }
}

/** The time and parts of a ticket. Refused: `not_found`, `forbidden` (who only reads it). */
export async function readWork(db: Db, actor: Actor, key: TicketKey): Promise<Work> {
  const policy = ticketPolicy(actor)
  const ticket = await readTicket(db, policy, key)
  if (!worksOn({ ticket, policy })) {
    throw new DomainError('forbidden', 'Only people who work on this desk at this place see its time and parts.')
  }
  return workOf(db, actor, { ticket })
}

/** Throws what a rule refuses. */
export function heed(refused: Refusal | null): void {
  if (refused) throw new DomainError(refused.refused, refused.message)
}

/**
 * Changes the time or parts of a ticket that is worked on, open or closed, once for each idempotency key, and answers all of
 * them. Refused: `not_found`, `forbidden`.
 */
export async function changeWork(
  db: Db,
  doer: Doer,
  procedure: string,
  input: TicketKey,
  write: (tx: Tx, worked: Worked, now: Date) => Promise<void>,
): Promise<Work> {
  return inTransaction(db, doer, procedure, input, async (tx: Tx) => {
    const worked = await lockWorked(tx, doer, input)
    await write(tx, worked, new Date())
    return workOf(tx, doer.actor, worked)
  })
}
