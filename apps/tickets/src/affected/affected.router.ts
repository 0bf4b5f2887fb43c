import { AffectedPerson } from '@ocs/contracts/ticket-links'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { leaveAffected, listAffected } from './affected.store.ts'

/** The people who have the problem of somebody else's ticket. */
export function affectedRouter(db: Db) {
  return router({
    /** Who they are, for who works the ticket. Errors: `not_found`. */
    of: procedure
      .meta({ can: permissionFor.read })
      .input(TicketKey)
      .output(z.array(AffectedPerson))
      .query(({ ctx, input }) => listAffected(db, ctx.actor, input)),

    /** The caller does not have the problem any more. Errors: `not_found`, `forbidden`, `not_affected`. */
    leave: procedure
      .meta({ can: permissionFor.leave })
      .input(TicketKey)
      .output(z.null())
      .mutation(({ ctx, input }) => leaveAffected(db, ctx, input)),
  })
}
