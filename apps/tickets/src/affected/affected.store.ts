import type { Actor } from '@ocs/contracts/actors'
import { notFound } from '@ocs/contracts/reasons'
import type { JoinInput } from '@ocs/contracts/similar-tickets'
import type { AffectedPerson } from '@ocs/contracts/ticket-links'
import type { TicketKey } from '@ocs/contracts/tickets'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { changeTicket, readTicket, writeStep } from '../ticket/ticket.store.ts'
import { lockTicket } from '../ticket/ticket-lock.store.ts'
import { join, leave } from './affected.rules.ts'
import { similarTickets } from './similar.store.ts'

/** More than a page can show. */
const mostShown = 200

/**
 * Who else has the problem, by name: for who works the ticket, for others nobody. Who came by several tickets is named once.
 * Refused: `not_found`.
 */
export async function listAffected(db: Db, actor: Actor, key: TicketKey): Promise<AffectedPerson[]> {
  const policy = ticketPolicy(actor)
  const ticket = await readTicket(db, policy, key)
  if (!policy.may('note', ticket)) return []
  const rows = await db.affectedPerson.findMany({
    where: { ticketId: ticket.id },
    include: { source: true },
    distinct: ['personId'],
    orderBy: [{ personName: 'asc' }, { createdAt: 'asc' }],
    take: mostShown,
  })
  return rows.map(({ personId, personName, createdAt, source }) => ({
    person: { id: personId, name: personName },
    since: createdAt.toISOString(),
    from: source.id !== ticket.id && policy.may('read', source) ? { desk: source.desk, number: source.number } : null,
  }))
}

/**
 * Has the problem of a ticket too: reads its public side from now on, and watches it. Only of a ticket that the actor is shown
 * for the same words; doing it twice is doing it once. Refused: `not_found`.
 */
export async function joinAffected(db: Db, doer: Doer, input: JoinInput): Promise<null> {
  const { actor } = doer
  return inTransaction(db, doer, 'affected.join', input, async (tx: Tx) => {
    const ticket = await lockTicket(tx, input)
    const shown = (await similarTickets(tx, actor, input)).find(one => one.number === input.number)
    if (!ticket || !shown) throw notFound('Ticket')
    if (shown.isTheirs) return null
    const now = new Date()
    const person = { personId: actor.id, personName: actor.name, ticketId: ticket.id, createdAt: now }
    await tx.affectedPerson.create({ data: { ...person, sourceId: ticket.id } })
    await tx.watch.createMany({ data: [person], skipDuplicates: true })
    await writeStep(tx, doer, ticketPolicy(actor), ticket, join(ticket, actor), now)
    return null
  })
}

/** Does not have the problem any more, which ends the right to read that came with it. Refused: `not_found`, `forbidden`, `not_affected`. */
export async function leaveAffected(db: Db, doer: Doer, input: TicketKey): Promise<null> {
  const { actor } = doer
  const policy = ticketPolicy(actor)
  await changeTicket(
    db,
    doer,
    'affected.leave',
    input,
    ticket => leave(ticket, actor),
    async (tx, changed) => {
      const mine = { ticketId: changed.id, personId: actor.id }
      await tx.affectedPerson.deleteMany({ where: mine })
      if (!policy.may('read', changed)) await tx.watch.deleteMany({ where: mine })
    },
  )
  return null
}
