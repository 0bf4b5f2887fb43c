import type { Actor } from '@ocs/contracts/actors'
import type { Closure, ClosureImport, ClosureInput, ClosuresInput, ImportClosuresInput } from '@ocs/contracts/clocks'
import { DomainError, isRefusal, notFound } from '@ocs/contracts/reasons'
import { dateColumn, plainDateOf } from '@ocs/service-kit/columns'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type * as z from 'zod'
import type { Db, Tx } from '../db.ts'
import type { Closure as ClosureRow } from '../generated/prisma/client.ts'
import { closureActionsOf, mayManageClosures } from './calendar.policy.ts'
import { type ImportStep, planImport, readCalendarFile } from './calendar-file.rules.ts'
import { recountAfterEdit } from './desk-setting.store.ts'

type Filter = z.infer<typeof ClosuresInput>
type Verb = 'added' | 'changed' | 'removed'
type Days = Pick<ClosureInput, 'name' | 'startsOn' | 'endsOn'>

const present = (row: ClosureRow, actor: Actor): Closure => ({
  id: row.id,
  version: row.version,
  name: row.name,
  startsOn: plainDateOf(row.startsOn),
  endsOn: plainDateOf(row.endsOn),
  place: row.placeName === null ? null : { id: row.placeId, name: row.placeName },
  imported: row.uid !== null,
  allowedActions: closureActionsOf(actor, row.placeId),
})

const dayColumns = ({ name, startsOn, endsOn }: Days) => ({
  name,
  startsOn: dateColumn(startsOn),
  endsOn: dateColumn(endsOn),
})
const placeColumns = (place: ClosureInput['place']) => ({ placeId: place?.id ?? null, placeName: place?.name ?? null })

/** Refuses with `forbidden` what an actor may not change at a place, or in the district (null). */
function guard(actor: Actor, placeId: string | null): void {
  if (mayManageClosures(actor, placeId)) return
  throw new DomainError('forbidden', 'Only the directors of the desks can change when this place is closed.')
}

async function tell(tx: Tx, doer: Doer, verb: Verb, row: ClosureRow): Promise<Closure> {
  const { allowedActions, ...data } = present(row, doer.actor)
  await recordEvent(tx, doer, { noun: 'closure', nounId: row.id, verb, data })
  return { allowedActions, ...data }
}

/** At most a thousand closures, the earliest first: those that touch the days asked for, and with a place those that hold there. */
export async function listClosures(db: Db, actor: Actor, { from, to, placeId }: Filter): Promise<Closure[]> {
  const rows = await db.closure.findMany({
    where: {
      endsOn: from && { gte: dateColumn(from) },
      startsOn: to && { lte: dateColumn(to) },
      OR: placeId ? [{ placeId: null }, { placeId }] : undefined,
    },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    take: 1000,
  })
  return rows.map(row => present(row, actor))
}

/** Enters a closure by hand. Refused: `forbidden`. */
export async function addClosure(db: Db, doer: Doer, input: ClosureInput): Promise<Closure> {
  guard(doer.actor, input.place?.id ?? null)
  return inTransaction(db, doer, 'calendar.addClosure', input, async (tx: Tx) => {
    await recountAfterEdit(tx)
    return tell(
      tx,
      doer,
      'added',
      await tx.closure.create({ data: { ...dayColumns(input), ...placeColumns(input.place) } }),
    )
  })
}

/** Loads a closure for a change; the edits of all closures are one after the other. Refused: `not_found`, `forbidden`, `stale_version`. */
async function closureFor(tx: Tx, actor: Actor, { id, version }: { id: string; version: number }): Promise<ClosureRow> {
  await recountAfterEdit(tx)
  const row = await tx.closure.findUnique({ where: { id } })
  if (!row) throw notFound('Closure')
  guard(actor, row.placeId)
  if (row.version !== version)
    throw new DomainError('stale_version', 'Someone changed this closure while you were looking. Try again.')
  return row
}

/** Changes a closure. Refused, in this order: `not_found`, `forbidden` (also at the new place), `stale_version`. */
export async function changeClosure(
  db: Db,
  doer: Doer,
  input: { id: string; version: number; closure: ClosureInput },
): Promise<Closure> {
  const { id, closure } = input
  guard(doer.actor, closure.place?.id ?? null)
  return inTransaction(db, doer, 'calendar.changeClosure', input, async (tx: Tx) => {
    await closureFor(tx, doer.actor, input)
    const data = { ...dayColumns(closure), ...placeColumns(closure.place), version: { increment: 1 } }
    return tell(tx, doer, 'changed', await tx.closure.update({ where: { id }, data }))
  })
}

/** Removes a closure; its event keeps what it was. Refused, in this order: `not_found`, `forbidden`, `stale_version`. */
export async function removeClosure(db: Db, doer: Doer, input: { id: string; version: number }): Promise<Closure> {
  return inTransaction(db, doer, 'calendar.removeClosure', input, async (tx: Tx) => {
    const row = await closureFor(tx, doer.actor, input)
    await tx.closure.delete({ where: { id: row.id } })
    return tell(tx, doer, 'removed', row)
  })
}

async function plan(db: Db | Tx, input: ImportClosuresInput): Promise<{ steps: ImportStep[]; answer: ClosureImport }> {
  const file = readCalendarFile(input.ics)
  if (isRefusal(file)) throw new DomainError(file.refused, file.message)
  const wanted = file.events.filter(event => input.only?.includes(event.uid) ?? true)
  const rows = await db.closure.findMany({
    where: { placeId: input.place?.id ?? null, uid: { in: wanted.map(event => event.uid) } },
  })
  const known = rows.map(({ id, uid, name, startsOn, endsOn }) => ({
    id,
    uid: uid ?? '',
    name,
    startsOn: plainDateOf(startsOn),
    endsOn: plainDateOf(endsOn),
  }))
  const steps = planImport(wanted, known)
  const items = steps.map(({ uid, name, startsOn, endsOn, outcome }) => ({ uid, name, startsOn, endsOn, outcome }))
  return { steps, answer: { items, skipped: file.skipped } }
}

/** Tells what an import would do, and does nothing. Refused: `forbidden`, `invalid_input`. */
export async function previewImport(db: Db, actor: Actor, input: ImportClosuresInput): Promise<ClosureImport> {
  guard(actor, input.place?.id ?? null)
  return (await plan(db, input)).answer
}

async function take(tx: Tx, doer: Doer, step: ImportStep, place: ClosureInput['place']): Promise<void> {
  const { outcome, known, uid } = step
  if (outcome === 'same') return
  if (!known) {
    const data = { ...dayColumns(step), ...placeColumns(place), uid }
    await tell(tx, doer, 'added', await tx.closure.create({ data }))
  } else if (outcome === 'remove') {
    await tell(tx, doer, 'removed', await tx.closure.delete({ where: { id: known.id } }))
  } else {
    const data = { ...dayColumns(step), version: { increment: 1 } }
    await tell(tx, doer, 'changed', await tx.closure.update({ where: { id: known.id }, data }))
  }
}

/**
 * Takes closures out of a calendar file. An event that was taken before is recognised by its UID: it is updated, not
 * doubled, and removed when the file says that it is cancelled; what the file no longer names stays.
 * Refused: `forbidden`, `invalid_input`.
 */
export async function importClosures(db: Db, doer: Doer, input: ImportClosuresInput): Promise<ClosureImport> {
  guard(doer.actor, input.place?.id ?? null)
  return inTransaction(db, doer, 'calendar.importClosures', input, async (tx: Tx) => {
    await recountAfterEdit(tx)
    const { steps, answer } = await plan(tx, input)
    for (const step of steps) await take(tx, doer, step, input.place)
    return answer
  })
}
