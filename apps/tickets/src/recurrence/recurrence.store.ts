import type { Actor } from '@ocs/contracts/actors'
import { compareNaturally } from '@ocs/contracts/natural-order'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import {
  type AddRecurrenceInput,
  type ChangeRecurrenceInput,
  maxRecurrences,
  type Recurrence,
  type RecurrenceForm,
  type RecurrenceVersion,
} from '@ocs/contracts/recurrences'
import type { Desk } from '@ocs/contracts/tickets'
import { dateColumn } from '@ocs/service-kit/columns'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { violatedIndex } from '@ocs/service-kit/violations'
import { guardEditing, guardUse, refuseStale } from '../canned-answer/desk-text.guard.ts'
import { mayUseTexts } from '../canned-answer/desk-text.policy.ts'
import { dayAt } from '../clock/wall-days.ts'
import type { Db, Tx } from '../db.ts'
import type { Recurrence as RecurrenceRow } from '../generated/prisma/client.ts'
import { formOf, handledDay, presentAll } from './recurrence.present.ts'
import { dateOf, passedUntil } from './recurrence.rules.ts'
import { openDays } from './recurrence-days.store.ts'

const what = 'Recurring ticket'

/** The recurring tickets of a desk, by name. Refused: `forbidden`. */
export async function listRecurrences(db: Db, actor: Actor, desk: Desk): Promise<Recurrence[]> {
  guardUse(actor, desk)
  const rows = await db.recurrence.findMany({ where: { desk }, take: maxRecurrences })
  return presentAll(
    db,
    actor,
    desk,
    rows.sort((a, b) => compareNaturally(a.name, b.name)),
  )
}

/** One recurring ticket. Refused: `not_found`, also on a desk that the actor does not work. */
export async function readRecurrence(db: Db | Tx, actor: Actor, id: string): Promise<RecurrenceRow> {
  const row = await db.recurrence.findUnique({ where: { id } })
  if (!row || !mayUseTexts(actor, row.desk)) throw notFound(what)
  return row
}

/** A recurring ticket with its next date. Refused: `not_found`. */
export async function getRecurrence(db: Db, actor: Actor, id: string): Promise<Recurrence> {
  const row = await readRecurrence(db, actor, id)
  return shown(db, actor, row)
}

/** The last hundred versions, the newest first. Refused: `not_found`. */
export async function recurrenceVersions(db: Db, actor: Actor, id: string): Promise<RecurrenceVersion[]> {
  await readRecurrence(db, actor, id)
  const rows = await db.recurrenceVersion.findMany({
    where: { recurrenceId: id },
    orderBy: { version: 'desc' },
    take: 100,
  })
  return rows.map(row => ({
    ...formOf(row),
    version: row.version,
    active: row.active,
    at: row.at.toISOString(),
    by: { id: row.byId, name: row.byName },
  }))
}

/** A row as the actor may see it. */
export async function shown(db: Db | Tx, actor: Actor, row: RecurrenceRow): Promise<Recurrence> {
  const [recurrence] = await presentAll(db, actor, row.desk, [row])
  if (!recurrence) throw new Error('A row is shown as one')
  return recurrence
}

/** Keeps the version that an edit has made, and tells of it. */
async function keep(tx: Tx, doer: Doer, verb: string, row: RecurrenceRow): Promise<Recurrence> {
  const { id, version, desk, name, active, updatedAt: at } = row
  const { id: byId, name: byName } = doer.actor
  const { name: _, ...definition } = formOf(row)
  await tx.recurrenceVersion.create({ data: { recurrenceId: id, version, name, definition, active, at, byId, byName } })
  const { rrule } = definition.schedule
  await recordEvent(tx, doer, {
    noun: 'recurrence',
    nounId: id,
    verb,
    data: { desk, name, rrule, active, version },
  })
  return shown(tx, doer.actor, row)
}

/** Runs an edit; a name that the desk already uses is refused with `name_taken`. */
async function editing(db: Db, doer: Doer, procedure: string, input: unknown, work: (tx: Tx) => Promise<Recurrence>) {
  try {
    return await inTransaction(db, doer, procedure, input, work)
  } catch (error) {
    if (violatedIndex(error) !== 'recurrence_desk_name_key') throw error
    throw new DomainError(
      'name_taken',
      'This desk already has a recurring ticket with this name, perhaps a paused one.',
    )
  }
}

/** Refuses with `category_not_offered` a category that the desk does not have, or no longer offers. */
async function checkCategory(tx: Tx, desk: Desk, { template }: RecurrenceForm): Promise<void> {
  const category = await tx.category.findUnique({ where: { desk_key: { desk, key: template.category } } })
  if (category?.active) return
  throw new DomainError('category_not_offered', 'The desk does not offer this category. Choose another one.')
}

/** What an edit writes; who edits answers for what is filed from now on. */
function columns({ name, ...definition }: RecurrenceForm, { actor }: Doer) {
  return { name, definition, ownerId: actor.id, ownerName: actor.name, updatedAt: new Date() }
}

const yesterday = () => dayAt(Date.now()) - 1

/**
 * Adds a recurring ticket; dates before today are not filed any more. Refused: `forbidden`,
 * `desk_list_full`, `category_not_offered`, `name_taken`.
 */
export async function addRecurrence(db: Db, doer: Doer, input: AddRecurrenceInput): Promise<Recurrence> {
  const { desk, recurrence } = input
  guardEditing(doer.actor, desk)
  return editing(db, doer, 'recurrences.add', input, async tx => {
    // Additions of one desk come one after the other, so that none is counted without the other.
    await tx.$queryRaw`select 1 from desk_setting where desk = ${desk}::desk for update`
    if ((await tx.recurrence.count({ where: { desk } })) >= maxRecurrences)
      throw new DomainError(
        'desk_list_full',
        `A desk has at most ${maxRecurrences} recurring tickets. Change one instead.`,
      )
    await checkCategory(tx, desk, recurrence)
    const handledUntil = dateColumn(dateOf(yesterday()))
    const row = await tx.recurrence.create({ data: { desk, ...columns(recurrence, doer), handledUntil } })
    return keep(tx, doer, 'added', row)
  })
}

/** Loads a recurring ticket for a change by its director, locked. Refused: `not_found`, `forbidden`. */
export async function lockRecurrence(tx: Tx, actor: Actor, id: string): Promise<RecurrenceRow> {
  await tx.$queryRaw`select 1 from recurrence where id = ${id}::uuid for update`
  const row = await readRecurrence(tx, actor, id)
  guardEditing(actor, row.desk)
  return row
}

/**
 * Dates that passed before an edit changed them, or while it was paused, are not made up for. One that was filed ahead by hand
 * keeps its row and is not filed again; the days before it are not decided by that.
 */
const fromToday = () => ({ handledUntil: dateColumn(dateOf(yesterday())) })

/** As `fromToday`; but what a closure has moved from a day that passed to one that has not is filed there. */
async function fromTodayOn(tx: Tx, row: RecurrenceRow) {
  const { template, schedule } = formOf(row)
  const handled = handledDay(row)
  const open = await openDays(tx, row.desk, template.place.id, handled)
  return { handledUntil: dateColumn(dateOf(passedUntil(handled, schedule, open, dayAt(Date.now())))) }
}

/** Changes a recurring ticket. Refused, in this order: `not_found`, `forbidden`, `stale_version`, `category_not_offered`, `name_taken`. */
export async function changeRecurrence(db: Db, doer: Doer, input: ChangeRecurrenceInput): Promise<Recurrence> {
  return editing(db, doer, 'recurrences.change', input, async tx => {
    const row = await lockRecurrence(tx, doer.actor, input.id)
    refuseStale(row.version, input.version, 'this recurring ticket')
    await checkCategory(tx, row.desk, input.recurrence)
    const [was, is] = [formOf(row).schedule, input.recurrence.schedule]
    const isOtherDays = was.rrule !== is.rrule || was.startsOn !== is.startsOn
    const data = {
      ...columns(input.recurrence, doer),
      ...(isOtherDays && fromToday()),
      version: { increment: 1 },
    }
    return keep(tx, doer, 'changed', await tx.recurrence.update({ where: { id: row.id }, data }))
  })
}

/** Pauses a recurring ticket or lets it go on; as it already is changes nothing. Refused: `not_found`, `forbidden`, `stale_version`. */
export async function pauseRecurrence(
  db: Db,
  doer: Doer,
  input: { id: string; version: number; active: boolean },
): Promise<Recurrence> {
  return editing(db, doer, 'recurrences.pause', input, async tx => {
    const { active } = input
    const row = await lockRecurrence(tx, doer.actor, input.id)
    refuseStale(row.version, input.version, 'this recurring ticket')
    if (row.active === active) return shown(tx, doer.actor, row)
    const data = {
      active,
      updatedAt: new Date(),
      version: { increment: 1 },
      ...(active && (await fromTodayOn(tx, row))),
    }
    const changed = await tx.recurrence.update({ where: { id: row.id }, data })
    return keep(tx, doer, active ? 'resumed' : 'paused', changed)
  })
}
