import type { Actor } from '@ocs/contracts/actors'
import { DomainError, isRefusal, notFound } from '@ocs/contracts/reasons'
import { type LinkedTicket, type LinkInput, linkRelations } from '@ocs/contracts/ticket-links'
import type { TicketKey } from '@ocs/contracts/tickets'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import type { LinkKind } from '../generated/prisma/enums.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import type { TicketRow } from '../ticket/ticket.present.ts'
import { readTicket, refusalOf, writeStep } from '../ticket/ticket.store.ts'
import { lockPair } from '../ticket/ticket-lock.store.ts'
import { type LinkFacts, linkOf, linkStep, otherWay, refuseLink, relationOf } from './link.rules.ts'

/** More than a page can show; merged tickets do not count among the links that one may make. */
const mostShown = 200

/**
 * Only one at a time adds to the net of links: that there is no circle in it is a fact about more tickets than the two that are
 * linked, so their locks would not do. To be asked before any ticket is locked.
 */
export async function lockLinks(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('ticket_link'))`
}

/** Whether one ticket leads to another by links of a kind, over however many between. */
export async function leadsTo(tx: Tx, from: string, to: string, kind: LinkKind): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    with recursive reached as (
      select ${from}::uuid as id
      union select to_id from ticket_link join reached on from_id = reached.id where kind = ${kind}::link_kind
    )
    select 1 from reached where id = ${to}::uuid`
  return rows.length > 0
}

/** The tickets linked to one that the reader may see; the others do not exist for them. Refused: `not_found`. */
export async function listLinks(db: Db, actor: Actor, key: TicketKey): Promise<LinkedTicket[]> {
  const policy = ticketPolicy(actor)
  const here = await readTicket(db, policy, key)
  const ends = { OR: [{ fromId: here.id }, { toId: here.id }] }
  const links = await db.ticketLink.findMany({ where: ends, orderBy: { createdAt: 'desc' }, take: mostShown })
  const ids = links.map(link => (link.fromId === here.id ? link.toId : link.fromId))
  const rows = await db.ticket.findMany({ where: { AND: [policy.visible, { id: { in: ids } }] } })
  const byId = new Map(rows.map(row => [row.id, row]))
  const seen = links.flatMap((link): LinkedTicket[] => {
    const other = byId.get(link.fromId === here.id ? link.toId : link.fromId)
    if (!other) return []
    const { desk, number, title, status } = other
    const isMerge = link.kind === 'duplicate_of' && (here.mergedIntoId === other.id || other.mergedIntoId === here.id)
    const mayRemove = !isMerge && policy.may('link', here) && policy.may('link', other)
    return [{ relation: relationOf(link, here.id), ticket: { desk, number, title, status }, isMerge, mayRemove }]
  })
  const rank = ({ relation }: LinkedTicket) => linkRelations.indexOf(relation)
  return seen.sort((a, b) => rank(a) - rank(b) || b.ticket.number - a.ticket.number)
}

/** How many links a ticket has that somebody made: without the tickets that were merged into it. */
export async function countLinks(tx: Tx, id: string): Promise<number> {
  const from = { OR: [{ mergedIntoId: null }, { mergedIntoId: { not: id } }] }
  return tx.ticketLink.count({ where: { OR: [{ fromId: id }, { toId: id, from }] } })
}

async function factsFor(tx: Tx, here: TicketRow, other: TicketRow, { relation }: LinkInput): Promise<LinkFacts> {
  const link = linkOf(relation, here.id, other.id)
  const found = await tx.ticketLink.findUnique({ where: { fromId_toId_kind: link } })
  const parent =
    link.kind === 'child_of'
      ? await tx.ticketLink.findFirst({ where: { fromId: link.fromId, kind: 'child_of' }, include: { to: true } })
      : null
  const counts = [await countLinks(tx, here.id), await countLinks(tx, other.id)]
  return {
    isSame: here.id === other.id,
    exists: found !== null,
    leadsBack: await leadsTo(tx, link.toId, link.fromId, link.kind),
    parent: parent?.to ?? null,
    count: Math.max(...counts),
  }
}

/** Both ends of a link, locked, that the actor works. Refused: `not_found` for what they may not see, `forbidden`. */
async function lockEnds(tx: Tx, actor: Actor, input: LinkInput): Promise<[TicketRow, TicketRow]> {
  const policy = ticketPolicy(actor)
  const [here, other] = await lockPair(tx, input, input.other)
  if (!here || !other || !policy.may('read', here) || !policy.may('read', other)) throw notFound('Ticket')
  const refused =
    refusalOf(policy, here, linkStep('linked', input.relation, other)) ??
    refusalOf(policy, other, linkStep('linked', input.relation, here))
  if (refused) throw refused
  return [here, other]
}

/** Writes what happened to a link into the histories of both tickets. */
async function tellBoth(
  tx: Tx,
  doer: Doer,
  verb: 'linked' | 'unlinked',
  ends: [TicketRow, TicketRow],
  input: LinkInput,
) {
  const policy = ticketPolicy(doer.actor)
  const now = new Date()
  const [here, other] = ends
  const steps = [
    { ticket: here, step: linkStep(verb, input.relation, other) },
    { ticket: other, step: linkStep(verb, otherWay(input.relation), here) },
  ]
  for (const { ticket, step } of steps) {
    if (!isRefusal(step)) await writeStep(tx, doer, policy, ticket, step, now)
  }
}

/** Links two tickets that the actor works. Refused: `not_found`, `forbidden`, and as at `refuseLink`. */
export async function addLink(db: Db, doer: Doer, input: LinkInput): Promise<null> {
  return inTransaction(db, doer, 'links.add', input, async (tx: Tx) => {
    await lockLinks(tx)
    const ends = await lockEnds(tx, doer.actor, input)
    const [here, other] = ends
    const refused = refuseLink(await factsFor(tx, here, other, input))
    if (refused) throw new DomainError(refused.refused, refused.message)
    await tx.ticketLink.create({ data: { ...linkOf(input.relation, here.id, other.id), createdAt: new Date() } })
    await tellBoth(tx, doer, 'linked', ends, input)
    return null
  })
}

/** Removes a link. Refused: `not_found`, `forbidden`, `not_linked`, `already_merged` (what a merge made stays with it). */
export async function removeLink(db: Db, doer: Doer, input: LinkInput): Promise<null> {
  return inTransaction(db, doer, 'links.remove', input, async (tx: Tx) => {
    const ends = await lockEnds(tx, doer.actor, input)
    const [here, other] = ends
    const link = linkOf(input.relation, here.id, other.id)
    const isMerge = here.mergedIntoId === other.id || other.mergedIntoId === here.id
    if (link.kind === 'duplicate_of' && isMerge) {
      throw new DomainError('already_merged', 'These tickets were merged. Reopen the merged one to undo that.')
    }
    const { count } = await tx.ticketLink.deleteMany({ where: link })
    if (count === 0) throw new DomainError('not_linked', 'These tickets are not linked like this any more.')
    await tellBoth(tx, doer, 'unlinked', ends, input)
    return null
  })
}
