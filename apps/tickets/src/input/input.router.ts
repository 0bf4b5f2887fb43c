import { AnswerInput, AskInput, InputRequest, WaitingInput, WithdrawInput } from '@ocs/contracts/input-requests'
import { Ticket, TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { answer, ask, listRequests, waitingFor, withdraw } from './input.store.ts'

/** Questions to colleagues about a ticket, which stays with whom it is. What each refuses is described at its function. */
export function inputRouter(db: Db) {
  const reading = procedure.meta({ can: permissionFor.read })
  const asking = procedure.meta({ can: permissionFor.askInput })
  return router({
    /** The requests about a ticket: all for who works it, one's own for who is asked. Errors: `not_found`. */
    of: reading
      .input(TicketKey)
      .output(z.array(InputRequest))
      .query(({ ctx, input }) => listRequests(db, ctx.actor, input)),

    /** What waits for the caller's answer, oldest first. */
    waiting: reading.output(z.array(WaitingInput)).query(({ ctx }) => waitingFor(db, ctx.actor)),

    /** Asks a colleague whom the portal has checked. Errors: `not_found`, `forbidden`, `ticket_closed`, `already_asked`. */
    ask: asking
      .input(AskInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => ask(db, ctx, input)),

    /** Answers as who is asked. Errors: `not_found`, `forbidden`, `not_asked`. */
    answer: procedure
      .meta({ can: permissionFor.answerInput })
      .input(AnswerInput)
      .output(z.null())
      .mutation(({ ctx, input }) => answer(db, ctx, input)),

    /** Takes a request back. Errors: `not_found`, `forbidden`, `not_asked`. */
    withdraw: asking
      .input(WithdrawInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => withdraw(db, ctx, input)),
  })
}
