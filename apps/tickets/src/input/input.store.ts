import type { Actor } from '@ocs/contracts/actors'
import type { AnswerInput, AskInput, InputRequest, WaitingInput, WithdrawInput } from '@ocs/contracts/input-requests'
import type { Ticket, TicketKey } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import type { Doer } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import type { InputRequest as InputRow } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { eventData } from '../ticket/ticket.present.ts'
import { changeTicket, readTicket } from '../ticket/ticket.store.ts'
import { answerInput, askInput, withdrawInput } from './input.rules.ts'

const open = { answeredAt: null, withdrawnAt: null }

function present(row: InputRow, actor: Actor): InputRequest {
  return {
    id: row.id,
    asker: { id: row.askerId, name: row.askerName },
    asked: { id: row.askedId, name: row.askedName },
    question: row.question,
    createdAt: row.createdAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    isMine: row.askedId === actor.id,
  }
}

/** The requests about a ticket, oldest first: all for who works it, one's own for who is asked. Refused: `not_found`. */
export async function listRequests(db: Db, actor: Actor, key: TicketKey): Promise<InputRequest[]> {
  const policy = ticketPolicy(actor)
  const ticket = await readTicket(db, policy, key)
  const mine = policy.may('note', ticket) ? {} : { askedId: actor.id }
  const where = { ticketId: ticket.id, ...mine }
  const rows = await db.inputRequest.findMany({ where, orderBy: { createdAt: 'asc' }, take: 200 })
  return rows.map(row => present(row, actor))
}

/** What waits for the actor's answer, oldest first; only on tickets that the actor may read. */
export async function waitingFor(db: Db, actor: Actor): Promise<WaitingInput[]> {
  const where = { askedId: actor.id, ...open }
  const rows = await db.inputRequest.findMany({ where, orderBy: { createdAt: 'asc' }, take: 100 })
  const tickets = await db.ticket.findMany({
    where: { AND: [ticketPolicy(actor).visible, { id: { in: rows.map(row => row.ticketId) } }] },
    select: { id: true, desk: true, number: true, title: true },
  })
  const byId = new Map(tickets.map(({ id, ...ticket }) => [id, ticket]))
  return rows.flatMap(row => {
    const ticket = byId.get(row.ticketId)
    const { id, asker, question, createdAt } = present(row, actor)
    return ticket ? [{ id, asker, question, createdAt, ticket }] : []
  })
}

/** Asks a colleague. Refused: as at `changeTicket` and `askInput`. */
export async function ask(db: Db, doer: Doer, input: AskInput): Promise<Ticket> {
  const { asked, question } = input
  const { actor } = doer
  return changeTicket(
    db,
    doer,
    'input.ask',
    input,
    ticket => askInput(ticket, asked, actor),
    async (tx, { id: ticketId }, createdAt) => {
      const people = { askerId: actor.id, askerName: actor.name, askedId: asked.id, askedName: asked.name }
      await tx.inputRequest.create({ data: { ticketId, ...people, question, createdAt } })
    },
  )
}

const openOf = (tx: Tx, ticketId: string, askedId: string) =>
  tx.inputRequest.findFirst({ where: { ticketId, askedId, ...open } })

/** Answers as who is asked, which ends their right to read. Refused: as at `changeTicket`, `not_asked`. */
export async function answer(db: Db, doer: Doer, input: AnswerInput): Promise<null> {
  const { actor } = doer
  await changeTicket(
    db,
    doer,
    'input.answer',
    input,
    async (ticket, tx) => answerInput(ticket, actor, input, (await openOf(tx, ticket.id, actor.id))?.id),
    async (tx, changed, now) => {
      const where = { ticketId: changed.id, askedId: actor.id, ...open }
      await tx.inputRequest.updateMany({ where, data: { answeredAt: now } })
      const data = { ...eventData(changed, changed), asked: { id: actor.id, name: actor.name } }
      await recordEvent(tx, doer, { noun: 'ticket', nounId: changed.id, verb: 'input_answered', data })
    },
  )
  return null
}

/** Takes a request back. Refused: as at `changeTicket`, `not_asked`. */
export async function withdraw(db: Db, doer: Doer, input: WithdrawInput): Promise<Ticket> {
  const { askedId } = input
  return changeTicket(
    db,
    doer,
    'input.withdraw',
    input,
    async (ticket, tx) => {
      const request = await openOf(tx, ticket.id, askedId)
      return withdrawInput(ticket, request && { id: request.askedId, name: request.askedName })
    },
    async (tx, { id: ticketId }, withdrawnAt) => {
      await tx.inputRequest.updateMany({ where: { ticketId, askedId, ...open }, data: { withdrawnAt } })
    },
  )
}
