import { notFound } from '@ocs/contracts/reasons'
import type { TicketKey } from '@ocs/contracts/tickets'
import { formatMinutes, type TimeFacts, type Work } from '@ocs/contracts/work'
import { dateColumn } from '@ocs/service-kit/columns'
import type { Doer } from '@ocs/service-kit/transaction'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import type { Db, Tx } from '../db.ts'
import type { TimeEntry } from '../generated/prisma/client.ts'
import { changeEntry, onDay, roomFor } from './work.rules.ts'
import { changeWork, heed } from './work.store.ts'
import { tellWork, type Worked } from './worked-ticket.store.ts'

type EntryKey = TicketKey & { id: string; version: number }

const columns = ({ minutes, workedOn, note }: TimeFacts) => ({ minutes, note, workedOn: dateColumn(workedOn) })

/** What the event keeps of an entry: never its note. */
const told = ({ minutes, workedOn }: Pick<TimeFacts, 'minutes' | 'workedOn'>) => ({ minutes, workedOn })

async function entryFor(tx: Tx, { actor }: Doer, { ticket }: Worked, { id, version }: EntryKey): Promise<TimeEntry> {
  const row = await tx.timeEntry.findFirst({ where: { id, ticketId: ticket.id } })
  if (!row) throw notFound('Entry')
  const entry = { authorId: row.personId, version: row.version }
  heed(changeEntry(entry, actor.id, mayManageDesk(actor, ticket.desk), version))
  return row
}

const before = (row: TimeEntry) => ({ minutes: row.minutes, workedOn: row.workedOn.toISOString().slice(0, 10) })

/** Enters time that the doer spent. Refused: as at `changeWork`, `invalid_input` (a day to come), `list_full`. */
export async function logTime(db: Db, doer: Doer, input: TicketKey & TimeFacts): Promise<Work> {
  return changeWork(db, doer, 'work.logTime', input, async (tx, { ticket }, now) => {
    heed(onDay(input.workedOn, now))
    const ticketId = ticket.id
    heed(roomFor(await tx.timeEntry.count({ where: { ticketId } })))
    const person = { personId: doer.actor.id, personName: doer.actor.name }
    await tx.timeEntry.create({ data: { ...columns(input), ...person, ticketId, createdAt: now } })
    await tellWork(tx, doer, ticket, 'time_logged', formatMinutes(input.minutes), told(input))
  })
}

/** Corrects an entry. Refused: as at `changeWork`, `not_found` also for the entry, `stale_version`, `invalid_input`. */
export async function changeTime(db: Db, doer: Doer, input: EntryKey & TimeFacts): Promise<Work> {
  return changeWork(db, doer, 'work.changeTime', input, async (tx, worked, now) => {
    const row = await entryFor(tx, doer, worked, input)
    heed(onDay(input.workedOn, now))
    await tx.timeEntry.update({ where: { id: row.id }, data: { ...columns(input), version: { increment: 1 } } })
    const facts = { ...told(input), before: before(row) }
    await tellWork(tx, doer, worked.ticket, 'time_changed', formatMinutes(input.minutes), facts)
  })
}

/** Takes an entry away. Refused: as at `changeWork`, `not_found` also for the entry, `stale_version`. */
export async function removeTime(db: Db, doer: Doer, input: EntryKey): Promise<Work> {
  return changeWork(db, doer, 'work.removeTime', input, async (tx, worked) => {
    const row = await entryFor(tx, doer, worked, input)
    await tx.timeEntry.delete({ where: { id: row.id } })
    await tellWork(tx, doer, worked.ticket, 'time_removed', formatMinutes(row.minutes), { before: before(row) })
  })
}
