import { type Actor, holds, systemRef } from '@ocs/contracts/actors'
import type { FeedEvent } from '@ocs/contracts/events'
import { DomainError, isRefusal, notFound } from '@ocs/contracts/reasons'
import { internalTicketVerbs } from '@ocs/contracts/ticket-history'
import type { Ticket, TicketAction, TicketKey } from '@ocs/contracts/tickets'
import { historyOf, recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { lastFor, stirred } from '../attention/attention.rules.ts'
import { keepRead } from '../attention/read-mark.store.ts'
import { recordComment } from '../comment/comment-record.store.ts'
import type { Db, Tx } from '../db.ts'
import { inSight } from '../link/link-sight.store.ts'
import { endMerge } from '../link/unmerge.store.ts'
import { isAnswer } from '../sla/sla.rules.ts'
import { moveClock } from '../sla/sla.store.ts'
import { insertTicket, type NewFacts } from './new-ticket.store.ts'
import { type TicketPolicy, ticketPolicy } from './ticket.policy.ts'
import { eventData, isInternalEvent, presentTicket, publicPart, type TicketRow } from './ticket.present.ts'
import type { Change, Step } from './ticket.rules.ts'
import { lockTicket } from './ticket-lock.store.ts'

const forbidden: Record<TicketAction, string> = {
  comment: 'You can read this ticket but not comment on it.',
  claim: 'Only people who work on this desk at this place can claim this ticket.',
  assign: 'Only people who work on this desk at this place can assign this ticket.',
  changeStatus: 'Only people who work on this desk at this place can change the status of this ticket.',
  changePriority: 'Only people who work on this desk at this place can change the priority of this ticket.',
  close: 'Only its requester and people who work on this desk at this place can close this ticket.',
  reopen: 'Only its requester and people who work on this desk at this place can reopen this ticket.',
  note: 'Only people who work on this desk at this place can write internal notes.',
  askInput: 'Only people who work on this desk at this place can ask others for input.',
  answerInput: 'Nobody waits for your input on this ticket.',
  watch: 'Only its requester and people who work on this desk at this place can watch this ticket.',
  link: 'Only people who work both tickets can link them.',
  merge: 'Only people who work both tickets can merge them.',
  split: 'Only people who work on this desk at this place can split this ticket.',
  leave: 'You are not among the people who have this problem too.',
  rate: 'Only its requester can say how this ticket went.',
}

/** A ticket to be filed. `route` is asked once it is: it gives the ticket what belongs to it, and perhaps to somebody; without it it waits in the queue. */
export type NewTicket = Omit<NewFacts, 'status' | 'assigneeId' | 'assigneeName'> & {
  route?: (ticket: TicketRow, now: Date) => Promise<TicketRow>
}

/**
 * Files a ticket for the actor, who becomes its requester whatever the input says. `describe` makes
 * the ticket out of the input; it runs inside the transaction.
 * Refused: `idempotency_key_reused`, and what `describe` refuses.
 */
export async function fileTicket(
  db: Db,
  doer: Doer,
  procedure: string,
  input: unknown,
  describe: (tx: Tx) => Promise<NewTicket>,
): Promise<Ticket> {
  return inTransaction(db, doer, procedure, input, async (tx: Tx) => {
    const ticket = await fileIn(tx, doer, doer.actor, await describe(tx))
    return presentTicket(ticket, ticketPolicy(doer.actor))
  })
}

/** Files a ticket in somebody's name, as a part of a transaction; unless they do so themselves it is unread for them. `note` is for its history. */
export async function fileIn(
  tx: Tx,
  doer: Doer,
  requester: Pick<Actor, 'id' | 'name' | 'grants'>,
  { route, ...facts }: NewTicket,
  note: string | null = null,
): Promise<TicketRow> {
  const { id, name } = requester
  const ticket = await insertTicket(tx, facts, { id, name, isStudent: holds(requester, 'student') })
  const now = ticket.createdAt
  if (requester.id === doer.actor.id) await keepRead(tx, requester.id, ticket.id, null, now)
  await recordEvent(tx, doer, { noun: 'ticket', nounId: ticket.id, verb: 'filed', note, data: eventData(ticket, null) })
  return route ? route(ticket, now) : ticket
}

/**
 * Why a step may not be taken, as the error that says so, or null.
 * In this order: `not_found` (also what one may not see), `forbidden`, `stale_version`, the rule's own reason.
 */
export function refusalOf(policy: TicketPolicy, ticket: TicketRow | null, step: Step | null, version?: number) {
  if (!ticket || !step || !policy.may('read', ticket)) return notFound('Ticket')
  if (!policy.may(step.action, ticket)) return new DomainError('forbidden', forbidden[step.action])
  if (version !== undefined && version !== ticket.version) {
    return new DomainError(
      'stale_version',
      'Someone changed this ticket while you were looking. Read what is new and try again.',
    )
  }
  return isRefusal(step) ? new DomainError(step.refused, step.message) : null
}

/** What is said leaves the version alone, because it contradicts nobody's decision. */
const talk: (TicketAction | 'join')[] = [
  'comment',
  'note',
  'askInput',
  'answerInput',
  'link',
  'split',
  'join',
  'leave',
  'rate',
]

/** Closed, a ticket needs nobody's input any more. */
async function endRequests(tx: Tx, ticket: TicketRow, { set }: Change, now: Date): Promise<{ askedIds?: string[] }> {
  if (set.status !== 'closed' || ticket.askedIds.length === 0) return {}
  const open = { ticketId: ticket.id, answeredAt: null, withdrawnAt: null }
  await tx.inputRequest.updateMany({ where: open, data: { withdrawnAt: now } })
  return { askedIds: [] }
}

/**
 * Writes what a rule decided about a locked ticket, with its comment and its line of history; `told` is what the event says
 * beside. What the system does by itself makes nothing unread: nobody has to look at it.
 */
export async function writeStep(
  tx: Tx,
  doer: Doer,
  policy: TicketPolicy,
  ticket: TicketRow,
  step: Change & { action: TicketAction | 'join' },
  now: Date,
  told: Record<string, unknown> = {},
): Promise<TicketRow> {
  const works = policy.may('changeStatus', ticket)
  const bySystem = doer.actor.id === systemRef.id
  const answers = isAnswer(step, doer.actor, works, ticket)
  const said = step.said && (await recordComment(tx, ticket.id, doer.actor, step.said, now))
  const changed = await tx.ticket.update({
    where: { id: ticket.id, version: ticket.version },
    data: {
      ...step.set,
      ...(await moveClock(tx, ticket, { ...step.set, answers }, now)),
      ...(await endRequests(tx, ticket, step, now)),
      ...(await endMerge(tx, doer, policy, ticket, step, now)),
      ...(bySystem ? { updatedAt: now } : stirred(ticket, isInternalEvent(step), now)),
      ...(step.set.status && { closedAt: step.set.status === 'closed' ? now : null, archiveYear: null }),
      ...(!talk.includes(step.action) && { version: { increment: 1 } }),
    },
  })
  const { verb, note } = step
  const data = { ...eventData(changed, ticket), ...step.told, ...said, ...told }
  await recordEvent(tx, doer, { noun: 'ticket', nounId: ticket.id, verb, note, data })
  if (!bySystem) await keepRead(tx, doer.actor.id, ticket.id, lastFor(ticket, works), now)
  return changed
}

/**
 * The only way to change a ticket: locks it, asks the policy, lets a rule decide, writes the change
 * with its line of history, all in one transaction and once per idempotency key. `also` writes what belongs to it elsewhere.
 * Refused: as at `refusalOf`.
 */
export async function changeTicket(
  db: Db,
  doer: Doer,
  procedure: string,
  input: TicketKey & { version?: number },
  decide: (ticket: TicketRow, tx: Tx) => Step | Promise<Step>,
  also: (tx: Tx, changed: TicketRow, now: Date) => Promise<void> = async () => {},
): Promise<Ticket> {
  const policy = ticketPolicy(doer.actor)
  return inTransaction(db, doer, procedure, input, async (tx: Tx) => {
    const ticket = await lockTicket(tx, input)
    const step = ticket && (await decide(ticket, tx))
    const refused = refusalOf(policy, ticket, step, input.version)
    if (refused || !ticket || !step || isRefusal(step)) throw refused
    const now = new Date()
    const changed = await writeStep(tx, doer, policy, ticket, step, now)
    await also(tx, changed, now)
    return presentTicket(changed, policy)
  })
}

/** A ticket that the actor of a policy may see. Refused: `not_found`. */
export async function readTicket(db: Db | Tx, policy: TicketPolicy, { desk, number }: TicketKey): Promise<TicketRow> {
  const ticket = await db.ticket.findUnique({ where: { desk_number: { desk, number } } })
  if (!ticket || !policy.may('read', ticket)) throw notFound('Ticket')
  return ticket
}

/** One ticket. Refused: `not_found`, also for what the actor may not see. */
export async function getTicket(db: Db, actor: Actor, key: TicketKey): Promise<Ticket> {
  const policy = ticketPolicy(actor)
  return presentTicket(await readTicket(db, policy, key), policy)
}

/**
 * A ticket's own events, oldest first, those of the desk only for who works it. Refused: `not_found`, also for what the actor
 * may not see.
 */
export async function ticketHistory(db: Db, actor: Actor, key: TicketKey): Promise<FeedEvent[]> {
  const policy = ticketPolicy(actor)
  const ticket = await readTicket(db, policy, key)
  const works = policy.may('note', ticket)
  const history = await historyOf(db, 'tickets', 'ticket', ticket.id, 500, works ? [] : internalTicketVerbs)
  return inSight(db, policy, works ? history : history.map(publicPart))
}
