import type { Actor } from '@ocs/contracts/actors'
import type { DeskClock } from '@ocs/contracts/clocks'
import { DomainError } from '@ocs/contracts/reasons'
import { type Desk, desks } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { mayManageDesk } from './calendar.policy.ts'

/** Before every ticket: where counting due times again begins. */
export const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * Lets the due times of all live tickets of the desks be counted again, and keeps tickets from being filed by the old
 * settings meanwhile: filing takes the desk's number first, and waits here until the edit is committed.
 */
export async function recountAfterEdit(tx: Tx, edited: readonly Desk[] = desks): Promise<void> {
  await tx.$queryRaw`select 1 from desk_counter where desk::text = any(${[...edited]}) order by desk for update`
  await tx.deskSetting.updateMany({ where: { desk: { in: [...edited] } }, data: { recountAfter: beforeAll } })
}

/** How a desk counts time, as an actor may read and change it. */
export async function deskClock(db: Db | Tx, actor: Actor, desk: Desk): Promise<DeskClock> {
  const { version, openAfterHours } = await db.deskSetting.findUniqueOrThrow({ where: { desk } })
  const hours = await db.deskHours.findMany({
    where: { desk },
    omit: { desk: true },
    orderBy: [{ weekday: 'asc' }, { opensAt: 'asc' }],
  })
  const targets = await db.slaTarget.findMany({
    where: { desk },
    omit: { id: true, desk: true },
    orderBy: [{ category: { sort: 'asc', nulls: 'first' } }, { priority: { sort: 'asc', nulls: 'first' } }],
  })
  const allowedActions: DeskClock['allowedActions'] = mayManageDesk(actor, desk) ? ['change'] : []
  return { desk, version, hours: hours as DeskClock['hours'], targets, openAfterHours, allowedActions }
}

/** What an edit does: its words for the feed, and how it is written. `recounts`: due times change by it. */
export type DeskEdit = {
  verb: 'hours_changed' | 'targets_changed' | 'open_after_changed'
  recounts: boolean
  write: (tx: Tx) => Promise<unknown>
}

/**
 * The only way to change how a desk counts time: one transaction with its event, once per idempotency key.
 * Refused, in this order: `forbidden`, `stale_version`.
 */
export async function changeDeskClock(
  db: Db,
  doer: Doer,
  input: { desk: Desk; version: number },
  { verb, recounts, write }: DeskEdit,
): Promise<DeskClock> {
  const { desk, version } = input
  if (!mayManageDesk(doer.actor, desk))
    throw new DomainError('forbidden', 'Only the director of this desk can change how it counts time.')
  return inTransaction(db, doer, `desk.${verb}`, input, async (tx: Tx) => {
    if (recounts) await recountAfterEdit(tx, [desk])
    const { count } = await tx.deskSetting.updateMany({
      where: { desk, version },
      data: { version: { increment: 1 } },
    })
    if (count === 0) {
      throw new DomainError(
        'stale_version',
        'Someone changed the settings of this desk while you were looking. Read what is new and try again.',
      )
    }
    await write(tx)
    const after = await deskClock(tx, doer.actor, desk)
    const { allowedActions: _, ...data } = after
    await recordEvent(tx, doer, { noun: 'desk', nounId: desk, verb, data })
    return after
  })
}
