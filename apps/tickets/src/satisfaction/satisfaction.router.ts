import {
  GiveSatisfactionInput,
  SatisfactionSummary,
  SatisfactionSummaryInput,
  TicketSatisfaction,
} from '@ocs/contracts/satisfaction'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import { managing } from '../calendar/calendar.policy.ts'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { giveSatisfaction, satisfactionOf, summarize } from './satisfaction.store.ts'

/** What requesters say of tickets that were closed. */
export function satisfactionRouter(db: Db) {
  return router({
    /** What was said of a ticket, and whether the caller can say it. Errors: `not_found`. */
    of: procedure
      .meta({ can: permissionFor.read })
      .input(TicketKey)
      .output(TicketSatisfaction)
      .query(({ ctx, input }) => satisfactionOf(db, ctx.actor, input)),

    /** Says how a ticket went. What it refuses is described at `giveSatisfaction`. */
    give: procedure
      .meta({ can: permissionFor.rate })
      .input(GiveSatisfactionInput)
      .output(TicketSatisfaction)
      .mutation(({ ctx, input }) => giveSatisfaction(db, ctx, input)),

    /** How often each was said of a desk's tickets in the last ninety days. Errors: `forbidden`. */
    summary: procedure
      .meta({ can: managing })
      .input(SatisfactionSummaryInput)
      .output(SatisfactionSummary)
      .query(({ ctx, input }) => summarize(db, ctx.actor, input.desk)),
  })
}
