import { DomainError, isRefusal } from '@ocs/contracts/reasons'
import type { MergeInput } from '@ocs/contracts/ticket-links'
import type { Ticket } from '@ocs/contracts/tickets'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { presentTicket, type TicketRow } from '../ticket/ticket.present.ts'
import { refusalOf, writeStep } from '../ticket/ticket.store.ts'
import { lockPair } from '../ticket/ticket-lock.store.ts'
import { mergeInto, takeIn } from './link.rules.ts'
import { leadsTo, lockLinks } from './link.store.ts'

/** The people of a ticket whom another one does not have as its requester: who filed it, and who has its problem too. */
async function peopleOf(tx: Tx, source: TicketRow, target: TicketRow) {
  const affected = await tx.affectedPerson.findMany({ where: { ticketId: source.id }, orderBy: { createdAt: 'asc' } })
  const people = new Map([[source.requesterId, source.requesterName]])
  for (const { personId, personName } of affected) people.set(personId, personName)
  people.delete(target.requesterId)
  return people
}

async function keepMerge(tx: Tx, source: TicketRow, target: TicketRow, people: Map<string, string>, createdAt: Date) {
  const link = { fromId: source.id, toId: target.id, kind: 'duplicate_of', createdAt } as const
  await tx.ticketLink.createMany({ data: [link], skipDuplicates: true })
  await tx.affectedPerson.createMany({
    data: [...people].map(([personId, personName]) => {
      return { ticketId: target.id, personId, personName, sourceId: source.id, createdAt }
    }),
  })
}

/**
 * Puts a ticket into another one: it closes and keeps all that was said and sent to it; its people read the other's public side
 * from now on. Nothing is copied. Refused: as at `refusalOf` for either, `mergeInto`, `link_cycle`.
 */
export async function mergeTicket(db: Db, doer: Doer, input: MergeInput): Promise<Ticket> {
  const policy = ticketPolicy(doer.actor)
  return inTransaction(db, doer, 'links.merge', input, async (tx: Tx) => {
    await lockLinks(tx)
    const [source, target] = await lockPair(tx, input, { desk: input.desk, number: input.into.number })
    const give = source && target && mergeInto(source, target, input.note)
    const people = source && target && (await peopleOf(tx, source, target))
    const take = people && takeIn(target, source, [...people.keys()])
    const refused =
      refusalOf(policy, target, take, input.into.version) ?? refusalOf(policy, source, give, input.version)
    if (refused || !source || !give || isRefusal(give) || !target || !take || isRefusal(take)) throw refused
    if (await leadsTo(tx, target.id, source.id, 'duplicate_of')) {
      throw new DomainError(
        'link_cycle',
        'These tickets are linked as duplicates the other way round. Remove that first.',
      )
    }
    const now = new Date()
    await keepMerge(tx, source, target, people, now)
    await writeStep(tx, doer, policy, target, take, now)
    return presentTicket(await writeStep(tx, doer, policy, source, give, now), policy)
  })
}
