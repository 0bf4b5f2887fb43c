import { JoinInput, SimilarInput, SimilarTicket } from '@ocs/contracts/similar-tickets'
import { AffectedPerson } from '@ocs/contracts/ticket-links'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { joinAffected, leaveAffected, listAffected } from './affected.store.ts'
import { similarTickets } from './similar.store.ts'

/** The people who have the problem of somebody else's ticket. */
export function affectedRouter(db: Db) {
  return router({
    /** Who they are, for who works the ticket. Errors: `not_found`. */
    of: procedure
      .meta({ can: permissionFor.read })
      .input(TicketKey)
      .output(z.array(AffectedPerson))
      .query(({ ctx, input }) => listAffected(db, ctx.actor, input)),

    /** Open tickets that may be about what the caller is about to report; none for a student. Five at most. */
    similar: procedure
      .meta({ can: 'tickets:file' })
      .input(SimilarInput)
      .output(z.array(SimilarTicket))
      .query(({ ctx, input }) => similarTickets(db, ctx.actor, input)),

    /** The caller has the problem too, of a ticket that `similar` shows them for these words. Errors: `not_found`. */
    join: procedure
      .meta({ can: 'tickets:file' })
      .input(JoinInput)
      .output(z.null())
      .mutation(({ ctx, input }) => joinAffected(db, ctx, input)),

    /** The caller does not have the problem any more. Errors: `not_found`, `forbidden`, `not_affected`. */
    leave: procedure
      .meta({ can: permissionFor.leave })
      .input(TicketKey)
      .output(z.null())
      .mutation(({ ctx, input }) => leaveAffected(db, ctx, input)),
  })
}
