import type { Actor } from '@ocs/contracts/actors'
import { type PlannedDate, type Recurrence, RecurrenceForm } from '@ocs/contracts/recurrences'
import type { Desk } from '@ocs/contracts/tickets'
import { plainDateOf } from '@ocs/service-kit/columns'
import { textActions } from '../canned-answer/desk-text.policy.ts'
import { dayNumber } from '../clock/wall-days.ts'
import type { Db, Tx } from '../db.ts'
import type { Recurrence as RecurrenceRow } from '../generated/prisma/client.ts'
import { nextAfter, type OpenDays } from './recurrence.rules.ts'
import { datesDecided, openDays } from './recurrence-days.store.ts'

const Definition = RecurrenceForm.omit({ name: true })

/** What a recurring ticket was set up with, out of its row or that of a version. */
export function formOf({ name, definition }: { name: string; definition: unknown }): RecurrenceForm {
  return { name, ...Definition.parse(definition) }
}

/** The day up to which the dates of a recurring ticket are decided. */
export const handledDay = (row: RecurrenceRow): number => dayNumber(plainDateOf(row.handledUntil))

const present = (row: RecurrenceRow, actor: Actor, next: PlannedDate | null): Recurrence => ({
  id: row.id,
  version: row.version,
  desk: row.desk,
  ...formOf(row),
  active: row.active,
  owner: { id: row.ownerId, name: row.ownerName },
  updatedAt: row.updatedAt.toISOString(),
  next,
  allowedActions: textActions(actor, row.desk),
})

/** Recurring tickets of one desk with their next dates, by the closures as they are now. */
export async function presentAll(db: Db | Tx, actor: Actor, desk: Desk, rows: RecurrenceRow[]): Promise<Recurrence[]> {
  const known = new Map<string, OpenDays>()
  const decided = await datesDecided(
    db,
    rows.map(row => row.id),
  )
  const from = Math.min(...rows.map(handledDay))
  const shown: Recurrence[] = []
  for (const row of rows) {
    const { template, schedule } = formOf(row)
    const open = known.get(template.place.id) ?? (await openDays(db, desk, template.place.id, from))
    known.set(template.place.id, open)
    shown.push(present(row, actor, row.active ? nextAfter(handledDay(row), schedule, open, decided(row)) : null))
  }
  return shown
}
