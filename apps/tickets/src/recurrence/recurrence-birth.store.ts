import type { Actor } from '@ocs/contracts/actors'
import { DomainError } from '@ocs/contracts/reasons'
import { type Birth, DateOutcome, type PlannedDate } from '@ocs/contracts/recurrences'
import type { TicketKey } from '@ocs/contracts/tickets'
import { dateColumn, plainDateOf } from '@ocs/service-kit/columns'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { startChecklist } from '../checklist/checklist.store.ts'
import { dayAt } from '../clock/wall-days.ts'
import type { Db, Tx } from '../db.ts'
import { directoryPeople } from '../directory/directory.store.ts'
import type { Recurrence as RecurrenceRow } from '../generated/prisma/client.ts'
import { systemDoer } from '../sla/system-doer.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { assign } from '../ticket/ticket.rules.ts'
import { fileIn, readTicket, refusalOf, writeStep } from '../ticket/ticket.store.ts'
import { worksOn } from '../work/worked-ticket.store.ts'
import { daysOf } from './recurrence.days.ts'
import { formOf, handledDay, setupOf } from './recurrence.present.ts'
import { comeSince, dateOf, plansAfter, seriesOf } from './recurrence.rules.ts'
import { lockRecurrence, readRecurrence } from './recurrence.store.ts'
import { datesDecided, openDays } from './recurrence-days.store.ts'
import { standingOf, standingWords } from './recurrence-standing.rules.ts'

/** Files the ticket of a template for whom it stands and gives it to whom it may, says in its history where that is not as set up, and answers its id. */
async function bear(tx: Tx, doer: Doer, row: RecurrenceRow): Promise<string> {
  const setup = setupOf(row)
  const { checklist, assignee: _, ...asked } = setup.template
  const standing = standingOf(setup, await directoryPeople(tx))
  const { filedFor, assignee } = standing
  const facts = { ...asked, desk: row.desk }
  const ticket = await fileIn(tx, doer, { ...filedFor, grants: [] }, facts, standingWords(standing, setup))
  await startChecklist(tx, ticket.id, checklist)
  if (assignee) {
    const policy = ticketPolicy(systemDoer.actor)
    const step = assign(ticket, assignee, null)
    const refused = refusalOf(policy, ticket, step)
    if (refused || 'refused' in step) throw refused
    await writeStep(tx, systemDoer, policy, ticket, step, new Date())
  }
  return ticket.id
}

/**
 * Writes down what became of dates, files the tickets that are to be filed, and moves on past the last of them. The row of a
 * date is there once, in the same transaction as its ticket; a date that has one stays as it was decided. The recurring ticket
 * must be locked.
 */
async function settle(tx: Tx, doer: Doer, row: RecurrenceRow, dates: PlannedDate[], now: Date): Promise<void> {
  const last = dates.at(-1)
  if (!last) return
  const decided = (await datesDecided(tx, [row.id]))(row)
  for (const { dueOn, filedOn, outcome, closure } of dates.filter(date => !decided.has(date.dueOn))) {
    const ticketId = filedOn === null ? null : await bear(tx, doer, row)
    await tx.recurrenceBirth.create({
      data: {
        recurrenceId: row.id,
        dueOn: dateColumn(dueOn),
        filedOn: filedOn === null ? null : dateColumn(dateOf(dayAt(now.getTime()))),
        outcome,
        closure,
        ticketId,
        at: now,
      },
    })
  }
  await tx.recurrence.update({ where: { id: row.id }, data: { handledUntil: dateColumn(last.dueOn) } })
}

/** Looks after one recurring ticket; where another process does so already it is left to that one. */
async function fileDueOf(tx: Tx, id: string, now: Date): Promise<void> {
  const mine = await tx.$queryRaw<unknown[]>`
    select 1 from recurrence where id = ${id}::uuid and active for update skip locked`
  if (mine.length === 0) return
  const row = await tx.recurrence.findUniqueOrThrow({ where: { id } })
  const { template, schedule } = formOf(row)
  const handled = handledDay(row)
  const open = await openDays(tx, row.desk, template.place.id, handled)
  await settle(tx, systemDoer, row, comeSince(handled, schedule, open, now), now)
}

/**
 * Files every recurring ticket whose day and hour have come, once a date, however many processes look. After a time without
 * any only the last of the dates that passed is made up for. One that fails does not keep the others.
 */
export async function fileDue(db: Db, now: Date): Promise<void> {
  const failures: unknown[] = []
  for (const row of await db.recurrence.findMany({ where: { active: true }, orderBy: { id: 'asc' } })) {
    try {
      const [come] = daysOf(seriesOf(formOf(row).schedule), handledDay(row) + 1, dayAt(now.getTime()))
      if (come === undefined) continue
      await db.$transaction(tx => fileDueOf(tx, row.id, now), { maxWait: 5_000, timeout: 30_000 })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} recurring tickets could not be filed`)
}

/**
 * Files the ticket of the next date now, so that it is not filed on its day. Answers the ticket.
 * Refused: `not_found`, `forbidden`, `no_next_date`, `stale_version` (another date is next by now).
 */
export async function fileNext(db: Db, doer: Doer, input: { id: string; dueOn: string }): Promise<TicketKey> {
  const { id, dueOn } = input
  return inTransaction(db, doer, 'recurrences.fileNext', input, async (tx: Tx) => {
    const row = await lockRecurrence(tx, doer.actor, id)
    const { template, schedule } = formOf(row)
    const open = await openDays(tx, row.desk, template.place.id, handledDay(row))
    const plans = row.active ? [...plansAfter(handledDay(row), schedule, open, 400)] : []
    const decided = (await datesDecided(tx, [id]))(row)
    const at = plans.findIndex(date => date.filedOn !== null && !decided.has(date.dueOn))
    const next = plans[at]
    if (!next) throw new DomainError('no_next_date', 'There is no next date: this is paused, or it is over.')
    if (next.dueOn !== dueOn)
      throw new DomainError('stale_version', 'Another date is next by now. Look again at what would be filed.')
    await settle(tx, doer, row, plans.slice(0, at + 1), new Date())
    const { ticket } = await tx.recurrenceBirth.findUniqueOrThrow({
      where: { recurrenceId_dueOn: { recurrenceId: id, dueOn: dateColumn(dueOn) } },
      select: { ticket: { select: { desk: true, number: true } } },
    })
    if (!ticket) throw new Error('A date that is filed has a ticket')
    return ticket
  })
}

/** The last fifty dates that came, the newest first. Refused: `not_found`. */
export async function listBirths(db: Db, actor: Actor, id: string): Promise<Birth[]> {
  await readRecurrence(db, actor, id)
  const rows = await db.recurrenceBirth.findMany({
    where: { recurrenceId: id },
    orderBy: { dueOn: 'desc' },
    take: 50,
    include: { ticket: { select: { number: true } } },
  })
  return rows.map(({ dueOn, filedOn, outcome, closure, at, ticket }) => ({
    dueOn: plainDateOf(dueOn),
    filedOn: filedOn && plainDateOf(filedOn),
    outcome: DateOutcome.parse(outcome),
    closure,
    at: at.toISOString(),
    ticketNumber: ticket?.number ?? null,
  }))
}

/** The recurring ticket that a ticket came from, for who works it; null for others, and for one that somebody filed. Refused: `not_found`. */
export async function recurrenceOf(db: Db, actor: Actor, key: TicketKey): Promise<{ id: string; name: string } | null> {
  const policy = ticketPolicy(actor)
  const ticket = await readTicket(db, policy, key)
  if (!worksOn({ ticket, policy })) return null
  const birth = await db.recurrenceBirth.findUnique({
    where: { ticketId: ticket.id },
    select: { recurrence: { select: { id: true, name: true } } },
  })
  return birth?.recurrence ?? null
}
