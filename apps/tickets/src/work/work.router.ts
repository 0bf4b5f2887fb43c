import { TicketKey } from '@ocs/contracts/tickets'
import {
  AddPartInput,
  ChangePartInput,
  ChangeTimeInput,
  LogTimeInput,
  RemoveWorkInput,
  Work,
} from '@ocs/contracts/work'
import { procedure, router } from '@ocs/service-kit/procedure'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { addPart, changePart, removePart } from './part.store.ts'
import { changeTime, logTime, removeTime } from './time.store.ts'
import { readWork } from './work.store.ts'

/**
 * The time and parts that go into a ticket, for the people who work it. Every change answers all of them.
 * Errors: `not_found`, `forbidden`; of changes of an entry also `stale_version`, of new ones `list_full`.
 */
export function workRouter(db: Db) {
  const working = procedure.meta({ can: permissionFor.note })
  return router({
    /** The time and parts of a ticket, with totals. */
    of: working
      .input(TicketKey)
      .output(Work)
      .query(({ ctx, input }) => readWork(db, ctx.actor, input)),

    /** Enters time that the caller spent. Errors: also `invalid_input` for a day to come. */
    logTime: working
      .input(LogTimeInput)
      .output(Work)
      .mutation(({ ctx, input }) => logTime(db, ctx, input)),

    /** Corrects an entry of time. Errors: also `invalid_input` for a day to come. */
    changeTime: working
      .input(ChangeTimeInput)
      .output(Work)
      .mutation(({ ctx, input }) => changeTime(db, ctx, input)),

    /** Takes an entry of time away. */
    removeTime: working
      .input(RemoveWorkInput)
      .output(Work)
      .mutation(({ ctx, input }) => removeTime(db, ctx, input)),

    /** Enters a part that was used. */
    addPart: working
      .input(AddPartInput)
      .output(Work)
      .mutation(({ ctx, input }) => addPart(db, ctx, input)),

    /** Corrects a part. */
    changePart: working
      .input(ChangePartInput)
      .output(Work)
      .mutation(({ ctx, input }) => changePart(db, ctx, input)),

    /** Takes a part away. */
    removePart: working
      .input(RemoveWorkInput)
      .output(Work)
      .mutation(({ ctx, input }) => removePart(db, ctx, input)),
  })
}
