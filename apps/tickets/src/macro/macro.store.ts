import type { Actor } from '@ocs/contracts/actors'
import type { SwitchInput } from '@ocs/contracts/canned-answers'
import {
  type AddMacroInput,
  type ChangeMacroInput,
  type Macro,
  type MacroForm,
  MacroStep,
  type MacroVersion,
  maxMacros,
} from '@ocs/contracts/macros'
import { compareNaturally } from '@ocs/contracts/natural-order'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import type { Desk } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { violatedIndex } from '@ocs/service-kit/violations'
import * as z from 'zod'
import { guardEditing, guardUse, refuseStale } from '../canned-answer/desk-text.guard.ts'
import { mayUseTexts, textActions } from '../canned-answer/desk-text.policy.ts'
import type { Db, Tx } from '../db.ts'
import type { Macro as MacroRow } from '../generated/prisma/client.ts'

const Steps = z.array(MacroStep)

const present = (row: MacroRow, actor: Actor): Macro => ({
  id: row.id,
  version: row.version,
  desk: row.desk,
  name: row.name,
  steps: Steps.parse(row.steps),
  active: row.active,
  updatedAt: row.updatedAt.toISOString(),
  updatedBy: { id: row.updatedById, name: row.updatedByName },
  allowedActions: textActions(actor, row.desk),
})

/** The macros of a desk by name; with `all` those that are switched off too. Refused: `forbidden`. */
export async function listMacros(db: Db, actor: Actor, input: { desk: Desk; all?: boolean }): Promise<Macro[]> {
  const { desk, all = false } = input
  guardUse(actor, desk)
  if (all) guardEditing(actor, desk)
  const rows = await db.macro.findMany({ where: all ? { desk } : { desk, active: true }, take: maxMacros })
  return rows.sort((a, b) => compareNaturally(a.name, b.name)).map(row => present(row, actor))
}

/** The last hundred versions of a macro, the newest first. Refused: `not_found`, `forbidden`. */
export async function macroVersions(db: Db, actor: Actor, id: string): Promise<MacroVersion[]> {
  const row = await db.macro.findUnique({ where: { id } })
  if (!row || !mayUseTexts(actor, row.desk)) throw notFound('Macro')
  guardEditing(actor, row.desk)
  const versions = await db.macroVersion.findMany({
    where: { macroId: id },
    orderBy: { version: 'desc' },
    take: 100,
  })
  return versions.map(({ version, name, steps, active, at, byId, byName }) => {
    return { version, name, steps: Steps.parse(steps), active, at: at.toISOString(), by: { id: byId, name: byName } }
  })
}

/** Keeps the version that an edit has made, and tells of it. */
async function keep(tx: Tx, doer: Doer, verb: string, row: MacroRow): Promise<Macro> {
  const { id, version, desk, name, active, updatedAt: at } = row
  const steps = Steps.parse(row.steps)
  const { id: byId, name: byName } = doer.actor
  await tx.macroVersion.create({ data: { macroId: id, version, name, steps, active, at, byId, byName } })
  const data = { desk, name, steps: steps.map(step => step.kind), active, version }
  await recordEvent(tx, doer, { noun: 'macro', nounId: id, verb, data })
  return present(row, doer.actor)
}

/** Runs an edit; a name that the desk already uses is refused with `name_taken`. */
async function editing(db: Db, doer: Doer, procedure: string, input: unknown, work: (tx: Tx) => Promise<Macro>) {
  try {
    return await inTransaction(db, doer, procedure, input, work)
  } catch (error) {
    if (violatedIndex(error) !== 'macro_desk_name_key') throw error
    throw new DomainError(
      'name_taken',
      'This desk already has a macro with this name, perhaps one that is switched off.',
    )
  }
}

const edited = (actor: Actor) => ({ updatedAt: new Date(), updatedById: actor.id, updatedByName: actor.name })
const columns = ({ name, steps }: MacroForm) => ({ name, steps })

/** Adds a macro. Refused: `forbidden`, `desk_list_full`, `name_taken`. */
export async function addMacro(db: Db, doer: Doer, input: AddMacroInput): Promise<Macro> {
  const { desk, macro } = input
  guardEditing(doer.actor, desk)
  return editing(db, doer, 'macros.add', input, async tx => {
    // Additions of one desk come one after the other, so that none is counted without the other.
    await tx.$queryRaw`select 1 from desk_setting where desk = ${desk}::desk for update`
    if ((await tx.macro.count({ where: { desk } })) >= maxMacros)
      throw new DomainError('desk_list_full', `A desk has at most ${maxMacros} macros. Change one instead.`)
    return keep(tx, doer, 'added', await tx.macro.create({ data: { desk, ...columns(macro), ...edited(doer.actor) } }))
  })
}

/** Loads a macro for a change, locked. Refused: `not_found`, `forbidden`, `stale_version`. */
async function lockMacro(tx: Tx, actor: Actor, { id, version }: { id: string; version: number }): Promise<MacroRow> {
  await tx.$queryRaw`select 1 from macro where id = ${id}::uuid for update`
  const row = await tx.macro.findUnique({ where: { id } })
  if (!row || !mayUseTexts(actor, row.desk)) throw notFound('Macro')
  guardEditing(actor, row.desk)
  refuseStale(row.version, version, 'this macro')
  return row
}

/** Changes a macro. Refused, in this order: `not_found`, `forbidden`, `stale_version`, `name_taken`. */
export async function changeMacro(db: Db, doer: Doer, input: ChangeMacroInput): Promise<Macro> {
  return editing(db, doer, 'macros.change', input, async tx => {
    const { id } = await lockMacro(tx, doer.actor, input)
    const data = { ...columns(input.macro), ...edited(doer.actor), version: { increment: 1 } }
    return keep(tx, doer, 'changed', await tx.macro.update({ where: { id }, data }))
  })
}

/** Switches a macro on or off; as it already is changes nothing. Refused: `not_found`, `forbidden`, `stale_version`. */
export async function switchMacro(db: Db, doer: Doer, input: SwitchInput): Promise<Macro> {
  return editing(db, doer, 'macros.switch', input, async tx => {
    const row = await lockMacro(tx, doer.actor, input)
    const { active } = input
    if (row.active === active) return present(row, doer.actor)
    const data = { active, ...edited(doer.actor), version: { increment: 1 } }
    const changed = await tx.macro.update({ where: { id: row.id }, data })
    return keep(tx, doer, active ? 'switched_on' : 'switched_off', changed)
  })
}
