import type { Actor } from '@ocs/contracts/actors'
import type { DirectoryPerson } from '@ocs/contracts/people'
import { type PlannedDate, type Recurrence, RecurrenceForm } from '@ocs/contracts/recurrences'
import type { Desk } from '@ocs/contracts/tickets'
import { plainDateOf } from '@ocs/service-kit/columns'
import { textActions } from '../canned-answer/desk-text.policy.ts'
import { dayNumber } from '../clock/wall-days.ts'
import type { Db, Tx } from '../db.ts'
import { directoryPeople } from '../directory/directory.store.ts'
import type { Recurrence as RecurrenceRow } from '../generated/prisma/client.ts'
import { nextAfter, type OpenDays } from './recurrence.rules.ts'
import { datesDecided, openDays } from './recurrence-days.store.ts'
import { standingOf } from './recurrence-standing.rules.ts'

const Definition = RecurrenceForm.omit({ name: true })

/** What a recurring ticket was set up with, out of its row or that of a version. */
export function formOf({ name, definition }: { name: string; definition: unknown }): RecurrenceForm {
  return { name, ...Definition.parse(definition) }
}

/** The day up to which the dates of a recurring ticket are decided. */
export const handledDay = (row: RecurrenceRow): number => dayNumber(plainDateOf(row.handledUntil))

/** What decides whose a recurring ticket is, out of its row. */
export function setupOf(row: RecurrenceRow) {
  return { desk: row.desk, owner: { id: row.ownerId, name: row.ownerName }, template: formOf(row).template }
}

/** What is known around the recurring tickets of a desk. */
type Around = { people: DirectoryPerson[]; categories: { key: string; label: string; active: boolean }[] }

/** Whom a recurring ticket is filed for, and what has changed since it was set up. */
function changesOf(row: RecurrenceRow, { people, categories }: Around): Pick<Recurrence, 'filedFor' | 'troubles'> {
  const setup = setupOf(row)
  const { filedFor, troubles } = standingOf(setup, people)
  const { category: key } = setup.template
  const category = categories.find(each => each.key === key)
  if (!category?.active) troubles.push({ kind: 'category_off', name: category?.label ?? key })
  return { filedFor, troubles }
}

const present = (row: RecurrenceRow, actor: Actor, next: PlannedDate | null, around: Around): Recurrence => ({
  id: row.id,
  version: row.version,
  desk: row.desk,
  ...formOf(row),
  active: row.active,
  owner: { id: row.ownerId, name: row.ownerName },
  ...changesOf(row, around),
  updatedAt: row.updatedAt.toISOString(),
  next,
  allowedActions: textActions(actor, row.desk),
})

/** Recurring tickets of one desk with their next dates, by the closures as they are now. */
export async function presentAll(db: Db | Tx, actor: Actor, desk: Desk, rows: RecurrenceRow[]): Promise<Recurrence[]> {
  const around = {
    people: await directoryPeople(db),
    categories: await db.category.findMany({ where: { desk }, select: { key: true, label: true, active: true } }),
  }
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
    const next = row.active ? nextAfter(handledDay(row), schedule, open, decided(row)) : null
    shown.push(present(row, actor, next, around))
  }
  return shown
}
