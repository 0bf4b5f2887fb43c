import { QuickFixInput } from '@ocs/contracts/quick-fixes'
import { TicketFacets } from '@ocs/contracts/ticket-facets'
import { TicketHistoryItem } from '@ocs/contracts/ticket-history'
import { TicketCounts, TicketFilter, TicketListInput, TicketPage } from '@ocs/contracts/ticket-list'
import {
  AssignInput,
  ChangePriorityInput,
  ChangeStatusInput,
  ClaimInput,
  CloseInput,
  CommentInput,
  FileTicketInput,
  ReopenInput,
  Ticket,
  TicketKey,
} from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import { describeByCategory } from '../category/category-filing.store.ts'
import type { Db } from '../db.ts'
import { logQuickFix } from '../quick-fix/quick-fix.store.ts'
import { countTickets } from './ticket.counts.ts'
import { ticketFacets } from './ticket.facets.ts'
import { withLatest } from './ticket.latest.ts'
import { listTickets } from './ticket.list.ts'
import { permissionFor } from './ticket.policy.ts'
import { presentHistory } from './ticket.present.ts'
import { assign, changePriority, changeStatus, claim, close, comment, reopen } from './ticket.rules.ts'
import { changeTicket, fileTicket, getTicket, ticketHistory } from './ticket.store.ts'

/**
 * The tickets of both desks. A verb is one line here and one rule; who may use it on which ticket
 * is the policy's, and every refusal is described at `changeTicket` and at its rule.
 */
export function ticketRouter(db: Db) {
  const reading = procedure.meta({ can: permissionFor.read })
  return router({
    /**
     * Files a ticket for the caller, as its category says. Errors: `forbidden` (candidates), `category_not_offered`,
     * `category_changed`, `answer_refused`.
     */
    file: procedure
      .meta({ can: 'tickets:file' })
      .input(FileTicketInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => {
        // Who could be given it may have changed when the same ticket is sent again.
        const { candidates: _, ...same } = input
        return fileTicket(db, ctx, 'tickets.file', same, tx => describeByCategory(tx, ctx.actor, input))
      }),

    /** Logs something that was fixed on the spot. Errors: `forbidden`, `category_not_offered`. */
    quickFix: procedure
      .meta({ can: permissionFor.changeStatus })
      .input(QuickFixInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => logQuickFix(db, ctx, input)),

    /** A page of the tickets that the caller may see, with what was said last on each. Errors: `bad_cursor`. */
    list: reading
      .input(TicketListInput)
      .output(TicketPage)
      .query(async ({ ctx, input }) => withLatest(db, await listTickets(db, ctx.actor, input))),

    /** How many tickets the caller may see in each status. */
    counts: reading
      .input(TicketFilter)
      .output(TicketCounts)
      .query(({ ctx, input }) => countTickets(db, ctx.actor, input)),

    /** How many tickets each choice of a filter would show. */
    facets: reading
      .input(TicketFilter)
      .output(TicketFacets)
      .query(({ ctx, input }) => ticketFacets(db, ctx.actor, input)),

    /** One ticket. Errors: `not_found`. */
    get: reading
      .input(TicketKey)
      .output(Ticket)
      .query(({ ctx, input }) => getTicket(db, ctx.actor, input)),

    /** A ticket's history, oldest first. Errors: `not_found`. */
    history: reading
      .input(TicketKey)
      .output(z.array(TicketHistoryItem))
      .query(async ({ ctx, input }) => (await ticketHistory(db, ctx.actor, input)).map(presentHistory)),

    /** Adds a public answer. */
    comment: procedure
      .meta({ can: permissionFor.comment })
      .input(CommentInput)
      .output(Ticket)
      .mutation(({ ctx, input }) =>
        changeTicket(db, ctx, 'tickets.comment', input, ticket => comment(ticket, input.note, input.mentions)),
      ),

    /** Takes a ticket for the caller. */
    claim: procedure
      .meta({ can: permissionFor.claim })
      .input(ClaimInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => changeTicket(db, ctx, 'tickets.claim', input, ticket => claim(ticket, ctx.actor))),

    /** Gives a ticket to somebody whom the portal has checked. */
    assign: procedure
      .meta({ can: permissionFor.assign })
      .input(AssignInput)
      .output(Ticket)
      .mutation(({ ctx, input }) =>
        changeTicket(db, ctx, 'tickets.assign', input, ticket => assign(ticket, input.assignee, input.note)),
      ),

    /** Moves a ticket to another status, short of closing it. */
    changeStatus: procedure
      .meta({ can: permissionFor.changeStatus })
      .input(ChangeStatusInput)
      .output(Ticket)
      .mutation(({ ctx, input }) =>
        changeTicket(db, ctx, 'tickets.changeStatus', input, ticket => changeStatus(ticket, input.status, input.note)),
      ),

    /** Sets how soon a ticket needs somebody. */
    changePriority: procedure
      .meta({ can: permissionFor.changePriority })
      .input(ChangePriorityInput)
      .output(Ticket)
      .mutation(({ ctx, input }) =>
        changeTicket(db, ctx, 'tickets.changePriority', input, ticket =>
          changePriority(ticket, input.priority, input.note),
        ),
      ),

    /** Closes a ticket. */
    close: procedure
      .meta({ can: permissionFor.close })
      .input(CloseInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => changeTicket(db, ctx, 'tickets.close', input, ticket => close(ticket, input.note))),

    /** Reopens a closed ticket. */
    reopen: procedure
      .meta({ can: permissionFor.reopen })
      .input(ReopenInput)
      .output(Ticket)
      .mutation(({ ctx, input }) =>
        changeTicket(db, ctx, 'tickets.reopen', input, ticket => reopen(ticket, input.note)),
      ),
  })
}
