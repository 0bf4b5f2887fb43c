import type { Actor } from '@ocs/contracts/actors'
import { DomainError } from '@ocs/contracts/reasons'
import {
  type GiveSatisfactionInput,
  type Satisfaction,
  type SatisfactionRating,
  type SatisfactionSummary,
  summaryDays,
  type TicketSatisfaction,
} from '@ocs/contracts/satisfaction'
import type { Desk, TicketKey } from '@ocs/contracts/tickets'
import type { Doer } from '@ocs/service-kit/transaction'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import type { Db } from '../db.ts'
import type { Satisfaction as SatisfactionRow } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { changeTicket, readTicket } from '../ticket/ticket.store.ts'
import { ratableUntil, rate } from './satisfaction.rules.ts'

const present = (row: SatisfactionRow): Satisfaction => ({
  rating: row.rating,
  comment: row.comment,
  by: { id: row.personId, name: row.personName },
  at: row.ratedAt.toISOString(),
  closedAt: row.closedAt.toISOString(),
})

const nothing: TicketSatisfaction = { given: null, earlier: [], mayGiveUntil: null }

/** What was said of a ticket, the last twenty closings at most; nothing for who neither filed nor works it. Refused: `not_found`. */
export async function satisfactionOf(
  db: Db,
  actor: Actor,
  key: TicketKey,
  now = new Date(),
): Promise<TicketSatisfaction> {
  const policy = ticketPolicy(actor)
  const ticket = await readTicket(db, policy, key)
  if (ticket.requesterId !== actor.id && !policy.may('note', ticket)) return nothing
  const rows = await db.satisfaction.findMany({
    where: { ticketId: ticket.id },
    orderBy: { closedAt: 'desc' },
    take: 20,
  })
  const stands = (row: SatisfactionRow) => row.closedAt.getTime() === ticket.closedAt?.getTime()
  const given = rows.find(stands)
  const until = ticket.closedAt && ratableUntil(ticket.closedAt)
  const mayGive = until !== null && until >= now && policy.allowedActions(ticket).includes('rate')
  return {
    given: given ? present(given) : null,
    earlier: rows
      .filter(row => !stands(row))
      .map(present)
      .reverse(),
    mayGiveUntil: mayGive ? until.toISOString() : null,
  }
}

/**
 * Says how a ticket went, for its requester; until fourteen days after closing it can be said anew. It is news for the desk only.
 * Refused: as at `refusalOf`, `ticket_not_closed`, `not_rated`, `rating_over`.
 */
export async function giveSatisfaction(
  db: Db,
  doer: Doer,
  input: GiveSatisfactionInput,
  now = new Date(),
): Promise<TicketSatisfaction> {
  const { rating, comment } = input
  const { id: personId, name: personName } = doer.actor
  await changeTicket(
    db,
    doer,
    'satisfaction.give',
    input,
    ticket => rate(ticket, input, now),
    async (tx, { id: ticketId, desk, closedAt }) => {
      if (!closedAt) return
      const said = { rating, comment, personId, personName, ratedAt: now }
      await tx.satisfaction.upsert({
        where: { ticketId_closedAt: { ticketId, closedAt } },
        create: { ticketId, closedAt, desk, ...said },
        update: said,
      })
    },
  )
  return satisfactionOf(db, doer.actor, input)
}

/** How often each was said of a desk in the last ninety days, for who directs it. Refused: `forbidden`. */
export async function summarize(db: Db, actor: Actor, desk: Desk, now = new Date()): Promise<SatisfactionSummary> {
  if (!mayManageDesk(actor, desk))
    throw new DomainError('forbidden', 'Only the director of this desk can see how its tickets went.')
  const since = new Date(now.getTime() - summaryDays * 86_400_000).toISOString()
  // Counted in an index of the desk's ratings by time; only those of the last days are looked at.
  const rows = await db.$queryRaw<{ rating: SatisfactionRating; count: number }[]>`
    select rating::text, count(*)::int as count from satisfaction
    where desk = ${desk}::desk and rated_at >= ${since}::timestamptz group by rating`
  const count = (rating: SatisfactionRating) => rows.find(row => row.rating === rating)?.count ?? 0
  const counts = { solved_well: count('solved_well'), solved: count('solved'), not_solved: count('not_solved') }
  return { counts, total: counts.solved_well + counts.solved + counts.not_solved }
}
