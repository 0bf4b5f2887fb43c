import type { Actor } from '@ocs/contracts/actors'
import {
  type AddCannedAnswerInput,
  AnswerStatus,
  type CannedAnswer,
  type CannedAnswerForm,
  type CannedAnswerVersion,
  type ChangeCannedAnswerInput,
  maxCannedAnswers,
  type SwitchInput,
} from '@ocs/contracts/canned-answers'
import { compareNaturally } from '@ocs/contracts/natural-order'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import type { Desk } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { violatedIndex } from '@ocs/service-kit/violations'
import type { Db, Tx } from '../db.ts'
import type { CannedAnswer as AnswerRow } from '../generated/prisma/client.ts'
import { guardEditing, guardUse, refuseStale } from './desk-text.guard.ts'
import { mayUseTexts, textActions } from './desk-text.policy.ts'

const what = 'Canned answer'
const statusOf = (status: AnswerRow['status']) => AnswerStatus.nullable().catch(null).parse(status)

const present = (row: AnswerRow, actor: Actor): CannedAnswer => ({
  id: row.id,
  version: row.version,
  desk: row.desk,
  name: row.name,
  text: row.text,
  status: statusOf(row.status),
  active: row.active,
  updatedAt: row.updatedAt.toISOString(),
  updatedBy: { id: row.updatedById, name: row.updatedByName },
  allowedActions: textActions(actor, row.desk),
})

/** The answers of a desk by name; with `all` those that are switched off too. Refused: `forbidden`. */
export async function listAnswers(db: Db, actor: Actor, input: { desk: Desk; all?: boolean }): Promise<CannedAnswer[]> {
  const { desk, all = false } = input
  guardUse(actor, desk)
  if (all) guardEditing(actor, desk)
  const where = all ? { desk } : { desk, active: true }
  const rows = await db.cannedAnswer.findMany({ where, take: maxCannedAnswers })
  return rows.sort((a, b) => compareNaturally(a.name, b.name)).map(row => present(row, actor))
}

/** The last hundred versions of an answer, the newest first. Refused: `not_found`, `forbidden`. */
export async function answerVersions(db: Db, actor: Actor, id: string): Promise<CannedAnswerVersion[]> {
  const row = await db.cannedAnswer.findUnique({ where: { id } })
  if (!row || !mayUseTexts(actor, row.desk)) throw notFound(what)
  guardEditing(actor, row.desk)
  const versions = await db.cannedAnswerVersion.findMany({
    where: { answerId: id },
    orderBy: { version: 'desc' },
    take: 100,
  })
  return versions.map(({ version, name, text, status, active, at, byId, byName }) => {
    return {
      version,
      name,
      text,
      status: statusOf(status),
      active,
      at: at.toISOString(),
      by: { id: byId, name: byName },
    }
  })
}

/** Keeps the version that an edit has made, and tells of it. */
async function keep(tx: Tx, doer: Doer, verb: string, row: AnswerRow): Promise<CannedAnswer> {
  const { id, version, desk, name, text, status, active, updatedAt: at } = row
  const { id: byId, name: byName } = doer.actor
  await tx.cannedAnswerVersion.create({ data: { answerId: id, version, name, text, status, active, at, byId, byName } })
  await recordEvent(tx, doer, {
    noun: 'canned_answer',
    nounId: id,
    verb,
    data: { desk, name, status, active, version },
  })
  return present(row, doer.actor)
}

/** Runs an edit; a name that the desk already uses is refused with `name_taken`. */
async function editing(db: Db, doer: Doer, procedure: string, input: unknown, work: (tx: Tx) => Promise<CannedAnswer>) {
  try {
    return await inTransaction(db, doer, procedure, input, work)
  } catch (error) {
    if (violatedIndex(error) !== 'canned_answer_desk_name_key') throw error
    throw new DomainError(
      'name_taken',
      'This desk already has an answer with this name, perhaps one that is switched off.',
    )
  }
}

const edited = (actor: Actor) => ({ updatedAt: new Date(), updatedById: actor.id, updatedByName: actor.name })
const columns = ({ name, text, status }: CannedAnswerForm) => ({ name, text, status })

/** Adds an answer. Refused: `forbidden`, `desk_list_full`, `name_taken`. */
export async function addAnswer(db: Db, doer: Doer, input: AddCannedAnswerInput): Promise<CannedAnswer> {
  const { desk, answer } = input
  guardEditing(doer.actor, desk)
  return editing(db, doer, 'cannedAnswers.add', input, async tx => {
    // Additions of one desk come one after the other, so that none is counted without the other.
    await tx.$queryRaw`select 1 from desk_setting where desk = ${desk}::desk for update`
    if ((await tx.cannedAnswer.count({ where: { desk } })) >= maxCannedAnswers)
      throw new DomainError(
        'desk_list_full',
        `A desk has at most ${maxCannedAnswers} canned answers. Change one instead.`,
      )
    const row = await tx.cannedAnswer.create({ data: { desk, ...columns(answer), ...edited(doer.actor) } })
    return keep(tx, doer, 'added', row)
  })
}

/** Loads an answer for a change, locked. Refused: `not_found`, `forbidden`, `stale_version`. */
async function lockAnswer(tx: Tx, actor: Actor, { id, version }: { id: string; version: number }): Promise<AnswerRow> {
  await tx.$queryRaw`select 1 from canned_answer where id = ${id}::uuid for update`
  const row = await tx.cannedAnswer.findUnique({ where: { id } })
  if (!row || !mayUseTexts(actor, row.desk)) throw notFound(what)
  guardEditing(actor, row.desk)
  refuseStale(row.version, version, 'this canned answer')
  return row
}

/** Changes an answer. Refused, in this order: `not_found`, `forbidden`, `stale_version`, `name_taken`. */
export async function changeAnswer(db: Db, doer: Doer, input: ChangeCannedAnswerInput): Promise<CannedAnswer> {
  return editing(db, doer, 'cannedAnswers.change', input, async tx => {
    const { id } = await lockAnswer(tx, doer.actor, input)
    const data = { ...columns(input.answer), ...edited(doer.actor), version: { increment: 1 } }
    return keep(tx, doer, 'changed', await tx.cannedAnswer.update({ where: { id }, data }))
  })
}

/** Switches an answer on or off; as it already is changes nothing. Refused: `not_found`, `forbidden`, `stale_version`. */
export async function switchAnswer(db: Db, doer: Doer, input: SwitchInput): Promise<CannedAnswer> {
  return editing(db, doer, 'cannedAnswers.switch', input, async tx => {
    const row = await lockAnswer(tx, doer.actor, input)
    const { active } = input
    if (row.active === active) return present(row, doer.actor)
    const data = { active, ...edited(doer.actor), version: { increment: 1 } }
    const changed = await tx.cannedAnswer.update({ where: { id: row.id }, data })
    return keep(tx, doer, active ? 'switched_on' : 'switched_off', changed)
  })
}
