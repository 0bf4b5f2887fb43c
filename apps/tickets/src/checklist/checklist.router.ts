import { AddLineInput, Checklist, EditLineInput, LineKey, TickLineInput } from '@ocs/contracts/checklists'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { addLine, editLine, readChecklist, removeLine, tickLine } from './checklist.store.ts'

/**
 * What is to be done on a ticket, line by line. Every change answers the whole list.
 * Errors of the changes: `not_found`, `forbidden`, `ticket_closed`.
 */
export function checklistRouter(db: Db) {
  const working = procedure.meta({ can: permissionFor.note })
  return router({
    /** The checklist of a ticket, for all who read it. Errors: `not_found`. */
    of: procedure
      .meta({ can: permissionFor.read })
      .input(TicketKey)
      .output(Checklist)
      .query(({ ctx, input }) => readChecklist(db, ctx.actor, input)),

    /** Adds a line at the end. Errors: also `list_full`. */
    add: working
      .input(AddLineInput)
      .output(Checklist)
      .mutation(({ ctx, input }) => addLine(db, ctx, input)),

    /** Ticks a line or takes the tick away; doing so twice is doing it once. */
    tick: working
      .input(TickLineInput)
      .output(Checklist)
      .mutation(({ ctx, input }) => tickLine(db, ctx, input)),

    /** Changes what a line says. */
    edit: working
      .input(EditLineInput)
      .output(Checklist)
      .mutation(({ ctx, input }) => editLine(db, ctx, input)),

    /** Removes a line. */
    remove: working
      .input(LineKey)
      .output(Checklist)
      .mutation(({ ctx, input }) => removeLine(db, ctx, input)),
  })
}
