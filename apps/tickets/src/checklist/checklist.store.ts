import type { Actor } from '@ocs/contracts/actors'
import { type Checklist, type ChecklistLine, type LineKey, maxChecklistLines } from '@ocs/contracts/checklists'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import type { TicketKey } from '@ocs/contracts/tickets'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import type { ChecklistLine as LineRow } from '../generated/prisma/client.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { readTicket } from '../ticket/ticket.store.ts'
import { lockWorked, tellWork, type Worked, worksOn } from '../work/worked-ticket.store.ts'

function present({ id, text, tickedById, tickedByName, tickedAt }: LineRow): ChecklistLine {
  const ticked = tickedById && tickedByName && tickedAt
  return {
    id,
    text,
    ticked: ticked ? { by: { id: tickedById, name: tickedByName }, at: tickedAt.toISOString() } : null,
  }
}

async function checklistOf(db: Db | Tx, { ticket, policy }: Worked): Promise<Checklist> {
  const rows = await db.checklistLine.findMany({ where: { ticketId: ticket.id }, orderBy: { position: 'asc' } })
  return { lines: rows.map(present), mayChange: worksOn({ ticket, policy }) && ticket.status !== 'closed' }
}

/** What is to be done on a ticket. Refused: `not_found`, also for what the actor may not see. */
export async function readChecklist(db: Db, actor: Actor, key: TicketKey): Promise<Checklist> {
  const policy = ticketPolicy(actor)
  return checklistOf(db, { policy, ticket: await readTicket(db, policy, key) })
}

/**
 * Gives a ticket that was just filed the lines of its template or category, in the transaction that filed it; lines that it
 * has already stay before them. No line of history: the ticket came with them.
 */
export async function startChecklist(tx: Tx, ticketId: string, lines: readonly string[]): Promise<void> {
  const from = await tx.checklistLine.count({ where: { ticketId } })
  const room = lines.slice(0, maxChecklistLines - from)
  await tx.checklistLine.createMany({ data: room.map((text, at) => ({ ticketId, text, position: from + at })) })
}

/**
 * Changes the checklist of a ticket that is worked on, once for each idempotency key, and answers the whole of it. The lock on
 * the ticket keeps the lines in order; whoever changes another line meanwhile is only waited for.
 * Refused: `not_found`, `forbidden`, `ticket_closed`.
 */
async function change(
  db: Db,
  doer: Doer,
  procedure: string,
  input: TicketKey,
  write: (tx: Tx, worked: Worked) => Promise<void>,
): Promise<Checklist> {
  return inTransaction(db, doer, procedure, input, async (tx: Tx) => {
    const worked = await lockWorked(tx, doer, input)
    if (worked.ticket.status === 'closed') {
      throw new DomainError(
        'ticket_closed',
        'The checklist of a closed ticket stays as it is. Reopen the ticket first.',
      )
    }
    await write(tx, worked)
    return checklistOf(tx, worked)
  })
}

async function lineOf(tx: Tx, { ticket }: Worked, { id }: LineKey): Promise<LineRow> {
  const row = await tx.checklistLine.findFirst({ where: { id, ticketId: ticket.id } })
  if (!row) throw notFound('Line')
  return row
}

/** Adds a line at the end. Refused: as at `change`, `list_full`. */
export async function addLine(db: Db, doer: Doer, input: TicketKey & { text: string }): Promise<Checklist> {
  return change(db, doer, 'checklist.add', input, async (tx, { ticket }) => {
    const ticketId = ticket.id
    const { _count, _max } = await tx.checklistLine.aggregate({
      where: { ticketId },
      _count: true,
      _max: { position: true },
    })
    if (_count >= maxChecklistLines) {
      throw new DomainError('list_full', `A checklist holds ${maxChecklistLines} lines. Remove one to make room.`)
    }
    const position = (_max.position ?? -1) + 1
    await tx.checklistLine.create({ data: { ticketId, text: input.text, position } })
    await tellWork(tx, doer, ticket, 'line_added', input.text)
  })
}

/**
 * Ticks a line, or takes the tick away. One that stands so already is left alone: the first to tick it has done it.
 * Refused: as at `change`, `not_found` also for the line.
 */
export async function tickLine(db: Db, doer: Doer, input: LineKey & { ticked: boolean }): Promise<Checklist> {
  const { ticked } = input
  return change(db, doer, 'checklist.tick', input, async (tx, worked) => {
    const row = await lineOf(tx, worked, input)
    if (ticked === (row.tickedAt !== null)) return
    const by = { tickedById: doer.actor.id, tickedByName: doer.actor.name, tickedAt: new Date() }
    const nobody = { tickedById: null, tickedByName: null, tickedAt: null }
    await tx.checklistLine.update({ where: { id: row.id }, data: ticked ? by : nobody })
    await tellWork(tx, doer, worked.ticket, ticked ? 'line_ticked' : 'line_unticked', row.text)
  })
}

/** Changes what a line says; its tick stays. Refused: as at `change`, `not_found` also for the line. */
export async function editLine(db: Db, doer: Doer, input: LineKey & { text: string }): Promise<Checklist> {
  return change(db, doer, 'checklist.edit', input, async (tx, worked) => {
    const row = await lineOf(tx, worked, input)
    if (row.text === input.text) return
    await tx.checklistLine.update({ where: { id: row.id }, data: { text: input.text } })
    await tellWork(tx, doer, worked.ticket, 'line_edited', input.text, { before: row.text })
  })
}

/** Removes a line; the history keeps what it said. Refused: as at `change`, `not_found` also for the line. */
export async function removeLine(db: Db, doer: Doer, input: LineKey): Promise<Checklist> {
  return change(db, doer, 'checklist.remove', input, async (tx, worked) => {
    const row = await lineOf(tx, worked, input)
    await tx.checklistLine.delete({ where: { id: row.id } })
    await tellWork(tx, doer, worked.ticket, 'line_removed', row.text)
  })
}
