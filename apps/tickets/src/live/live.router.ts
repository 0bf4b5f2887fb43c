import { Among, AmongInput } from '@ocs/contracts/ticket-live'
import { procedure, router } from '@ocs/service-kit/procedure'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { ticketsAmong } from './live.store.ts'

/** What screens that stay up to date ask. */
export function liveRouter(db: Db) {
  return router({
    /** Which of some tickets, on which something happened, concern the caller. */
    among: procedure
      .meta({ can: permissionFor.read })
      .input(AmongInput)
      .output(Among)
      .query(({ ctx, input }) => ticketsAmong(db, ctx.actor, input.ids, input.filter)),
  })
}
