import type { Actor } from '@ocs/contracts/actors'
import { type Attention, type AttentionCounts, mostUnread } from '@ocs/contracts/attention'
import { DomainError } from '@ocs/contracts/reasons'
import type { TicketFilter } from '@ocs/contracts/ticket-list'
import type { TicketKey } from '@ocs/contracts/tickets'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { readTicket } from '../ticket/ticket.store.ts'
import { filterScope } from '../ticket/ticket.where.ts'
import { lastFor } from './attention.rules.ts'

const { sql } = Prisma

/** Which of some tickets are unread for the actor; what they may not see is not. */
export async function unreadOf(db: Db | Tx, actor: Actor, ids: string[], now = new Date()): Promise<string[]> {
  if (ids.length === 0) return []
  const { whole } = filterScope({ unread: true }, actor, ticketPolicy(actor), now)
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from ticket where ${whole} and id = any(${ids}::uuid[])`
  return rows.map(row => row.id)
}

/** More names than a page can show. */
const mostWatchers = 100

/** What a ticket is to its reader. Refused: `not_found`. */
export async function attentionOf(db: Db, actor: Actor, key: TicketKey): Promise<Attention> {
  const policy = ticketPolicy(actor)
  const ticket = await readTicket(db, policy, key)
  const works = policy.may('note', ticket)
  const mine = { personId: actor.id, ticketId: ticket.id }
  const [own, watches, unread] = await Promise.all([
    db.watch.findUnique({ where: { personId_ticketId: mine } }),
    db.watch.findMany({ where: { ticketId: ticket.id }, orderBy: { personName: 'asc' }, take: mostWatchers }),
    unreadOf(db, actor, [ticket.id]),
  ])
  return {
    isWatching: own !== null,
    watchers: works ? watches.map(({ personId, personName }) => ({ id: personId, name: personName })) : [],
    isUnread: unread.length > 0,
    asOf: lastFor(ticket, works)?.toISOString() ?? null,
  }
}

/** Watches a ticket, or no longer; doing it twice is doing it once. Refused: `not_found`, `forbidden`. */
export async function watchTicket(db: Db, doer: Doer, input: TicketKey & { watch: boolean }): Promise<null> {
  const { actor } = doer
  const policy = ticketPolicy(actor)
  return inTransaction(db, doer, 'attention.watch', input, async (tx: Tx) => {
    const { id: ticketId, ...ticket } = await readTicket(tx, policy, input)
    if (!input.watch) {
      await tx.watch.deleteMany({ where: { personId: actor.id, ticketId } })
      return null
    }
    if (!policy.may('watch', ticket)) {
      throw new DomainError('forbidden', 'Only its requester and people who work on this desk at this place can watch.')
    }
    const data = { personId: actor.id, personName: actor.name, ticketId, createdAt: new Date() }
    await tx.watch.createMany({ data, skipDuplicates: true })
    return null
  })
}

/** Marks a ticket as seen up to then; what happened since stays unread, and a mark never goes back. Refused: `not_found`. */
export async function markRead(db: Db, doer: Doer, input: TicketKey & { asOf: string }): Promise<null> {
  const { actor } = doer
  return inTransaction(db, doer, 'attention.read', input, async (tx: Tx) => {
    const { id } = await readTicket(tx, ticketPolicy(actor), input)
    await tx.$executeRaw`
      insert into read_mark (person_id, ticket_id, read_at)
      values (${actor.id}::uuid, ${id}::uuid, least(${input.asOf}::timestamptz, ${new Date().toISOString()}::timestamptz))
      on conflict (person_id, ticket_id) do update set read_at = greatest(read_mark.read_at, excluded.read_at)`
    return null
  })
}

/** Marks everything as seen. The single marks before it say nothing any more. */
export async function markAllRead(db: Db, doer: Doer): Promise<null> {
  const { actor } = doer
  return inTransaction(db, doer, 'attention.readAll', null, async (tx: Tx) => {
    const now = new Date().toISOString()
    await tx.$executeRaw`
      insert into read_floor (person_id, read_at) values (${actor.id}::uuid, ${now}::timestamptz)
      on conflict (person_id) do update set read_at = greatest(read_floor.read_at, excluded.read_at)`
    await tx.$executeRaw`delete from read_mark where person_id = ${actor.id}::uuid and read_at <= ${now}::timestamptz`
    return null
  })
}

/** How many tickets wait for the actor's eyes, each up to `mostUnread`. */
export async function countAttention(db: Db, actor: Actor, now = new Date()): Promise<AttentionCounts> {
  const policy = ticketPolicy(actor)
  const count = (filter: TicketFilter) => {
    const { whole } = filterScope(filter, actor, policy, now)
    return sql`(select count(*)::int from (select 1 from ticket where ${whole} limit ${mostUnread}) few)`
  }
  const [counts] = await db.$queryRaw<AttentionCounts[]>`
    select ${count({ unread: true })} as unread, ${count({ unread: true, view: 'mentions' })} as mentions,
      ${count({ unread: true, view: 'watching' })} as watching, ${count({ view: 'input' })} as input,
      ${count({ view: 'affected', status: 'any_open' })} as affected`
  return counts ?? { unread: 0, mentions: 0, watching: 0, input: 0, affected: 0 }
}
