import {
  ChangeClosureInput,
  ChangeHoursInput,
  Closure,
  ClosureImport,
  ClosureInput,
  ClosuresInput,
  DeskClock,
  DeskInput,
  ImportClosuresInput,
  RemoveClosureInput,
} from '@ocs/contracts/clocks'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db, Tx } from '../db.ts'
import { managing } from './calendar.policy.ts'
import {
  addClosure,
  changeClosure,
  importClosures,
  listClosures,
  previewImport,
  removeClosure,
} from './closure.store.ts'
import { changeDeskClock, deskClock } from './desk-setting.store.ts'

/**
 * When the desks are at work. An edit lets the due times of live tickets be counted again: `recount` is told after it.
 */
export function calendarRouter(db: Db, recount: () => void) {
  const reading = procedure.meta({ can: 'tickets:read' })
  const editing = procedure.meta({ can: managing })
  const recounting = async <T>(edit: Promise<T>): Promise<T> => {
    const answer = await edit
    recount()
    return answer
  }
  return router({
    /** How a desk counts time: hours, targets, and when a new ticket becomes open by itself. */
    desk: reading
      .input(DeskInput)
      .output(DeskClock)
      .query(({ ctx, input }) => deskClock(db, ctx.actor, input.desk)),

    /** Replaces a desk's week. Errors: `forbidden`, `stale_version`. */
    changeHours: editing
      .input(ChangeHoursInput)
      .output(DeskClock)
      .mutation(({ ctx, input }) => {
        const { desk, hours } = input
        const write = async (tx: Tx) => {
          await tx.deskHours.deleteMany({ where: { desk } })
          await tx.deskHours.createMany({ data: hours.map(each => ({ ...each, desk })) })
        }
        return recounting(changeDeskClock(db, ctx, input, { verb: 'hours_changed', recounts: true, write }))
      }),

    /** The closures of some days; absent is all, of the district and of every place. */
    closures: reading
      .input(ClosuresInput)
      .output(z.array(Closure))
      .query(({ ctx, input }) => listClosures(db, ctx.actor, input)),

    /** Enters a closure by hand. Errors: `forbidden`. */
    addClosure: editing
      .input(ClosureInput)
      .output(Closure)
      .mutation(({ ctx, input }) => recounting(addClosure(db, ctx, input))),

    /** Changes a closure. Errors: `not_found`, `forbidden`, `stale_version`. */
    changeClosure: editing
      .input(ChangeClosureInput)
      .output(Closure)
      .mutation(({ ctx, input }) => recounting(changeClosure(db, ctx, input))),

    /** Removes a closure and answers what it was. Errors: `not_found`, `forbidden`, `stale_version`. */
    removeClosure: editing
      .input(RemoveClosureInput)
      .output(Closure)
      .mutation(({ ctx, input }) => recounting(removeClosure(db, ctx, input))),

    /** Tells what a calendar file would do. A mutation only because a file is too long for an address; it writes nothing. */
    previewImport: editing
      .input(ImportClosuresInput)
      .output(ClosureImport)
      .mutation(({ ctx, input }) => previewImport(db, ctx.actor, input)),

    /** Takes closures out of a calendar file. Errors: `forbidden`, `invalid_input`. */
    importClosures: editing
      .input(ImportClosuresInput)
      .output(ClosureImport)
      .mutation(({ ctx, input }) => recounting(importClosures(db, ctx, input))),
  })
}
