import type { PlainDate } from '@ocs/contracts/plain-dates'
import type { PlannedDate, PreviewInput } from '@ocs/contracts/recurrences'
import type { Desk } from '@ocs/contracts/tickets'
import { dateColumn, plainDateOf } from '@ocs/service-kit/columns'
import { dayAt, dayNumber } from '../clock/wall-days.ts'
import type { Db, Tx } from '../db.ts'
import { dateOf, type OpenDays, plansAfter } from './recurrence.rules.ts'

/** So many dates a preview shows. */
const previewed = 10

/** When a desk works at a place, from a day on. */
export async function openDays(db: Db | Tx, desk: Desk, placeId: string, from: number): Promise<OpenDays> {
  const hours = await db.deskHours.findMany({ where: { desk }, select: { weekday: true } })
  const rows = await db.closure.findMany({
    where: { OR: [{ placeId: null }, { placeId }], endsOn: { gte: dateColumn(dateOf(from)) } },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
  })
  const closures = rows.map(({ name, startsOn, endsOn }) => ({
    name,
    first: dayNumber(plainDateOf(startsOn)),
    last: dayNumber(plainDateOf(endsOn)),
  }))
  return {
    closureOn: day => closures.find(({ first, last }) => first <= day && day <= last)?.name ?? null,
    weekdays: new Set(hours.map(({ weekday }) => weekday)),
  }
}

/**
 * The dates of recurring tickets that are decided after the day up to which all are: what was filed ahead by hand keeps its row
 * when the other days are changed.
 */
export async function datesDecided(
  db: Db | Tx,
  ids: readonly string[],
): Promise<(recurrence: { id: string }) => Set<PlainDate>> {
  const rows = await db.$queryRaw<{ id: string; dueOn: PlainDate }[]>`
    select recurrence_id::text as id, due_on::text as "dueOn"
    from recurrence join recurrence_birth on recurrence_id = id and due_on > handled_until
    where id = any(${[...ids]}::uuid[])`
  return ({ id }) => new Set(rows.filter(row => row.id === id).map(row => row.dueOn))
}

/** The next dates of a schedule from today on, and what becomes of each with the closures as they are now. */
export async function previewDates(
  db: Db,
  { desk, placeId, schedule }: PreviewInput,
  now: Date,
): Promise<PlannedDate[]> {
  const today = dayAt(now.getTime())
  return [...plansAfter(today - 1, schedule, await openDays(db, desk, placeId, today), previewed)]
}
