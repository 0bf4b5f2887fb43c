import { BulkChangeInput, BulkCount, BulkIdInput, BulkResult } from '@ocs/contracts/ticket-bulk'
import { TicketFilter } from '@ocs/contracts/ticket-list'
import { procedure, router } from '@ocs/service-kit/procedure'
import type { Db } from '../db.ts'
import { bulkResult, changeMany, countMatching, goOn } from './bulk.store.ts'
import { undoBulk } from './bulk-undo.store.ts'

/** One change to many tickets. `clock` says what time it is. */
export function bulkRouter(db: Db, clock: () => Date = () => new Date()) {
  const working = procedure.meta({ can: 'tickets:work' })
  return router({
    /** How many tickets match, for "all N that match". */
    count: working
      .input(TicketFilter)
      .output(BulkCount)
      .query(({ ctx, input }) => countMatching(db, ctx.actor, input, clock())),

    /**
     * Changes many tickets. Works for some seconds; while tickets wait, call `goOn`. Errors: `more_match_now`,
     * `too_many_match`. What was not changed is in the answer, by reason.
     */
    change: working
      .input(BulkChangeInput)
      .output(BulkResult)
      .mutation(({ ctx, input }) => changeMany(db, ctx, input, clock)),

    /** Goes on with the caller's bulk change. Errors: `not_found`. */
    goOn: working
      .input(BulkIdInput)
      .output(BulkResult)
      .mutation(({ ctx, input }) => goOn(db, ctx, input.bulkId, clock)),

    /** What has become of the caller's bulk change. Errors: `not_found`. */
    get: working
      .input(BulkIdInput)
      .output(BulkResult)
      .query(({ ctx, input }) => bulkResult(db, ctx.actor, input.bulkId)),

    /** Takes the caller's bulk change back, within 30 seconds. Errors: `not_found`, `undo_expired`. */
    undo: working
      .input(BulkIdInput)
      .output(BulkResult)
      .mutation(({ ctx, input }) => undoBulk(db, ctx, input.bulkId, clock)),
  })
}
