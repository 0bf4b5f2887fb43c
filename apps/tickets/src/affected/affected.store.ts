import type { Actor } from '@ocs/contracts/actors'
import type { AffectedPerson } from '@ocs/contracts/ticket-links'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { Doer } from '@ocs/service-kit/transaction'
import type { Db } from '../db.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { changeTicket, readTicket } from '../ticket/ticket.store.ts'
import { leave } from './affected.rules.ts'

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
