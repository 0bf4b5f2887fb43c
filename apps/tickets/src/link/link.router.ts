import {
  LinkCandidate,
  LinkCandidatesInput,
  LinkedTicket,
  LinkInput,
  MergeInput,
  SplitInput,
} from '@ocs/contracts/ticket-links'
import { Ticket, TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { addLink, listLinks, removeLink } from './link.store.ts'
import { linkCandidates } from './link-candidates.store.ts'
import { mergeTicket } from './merge.store.ts'
import { splitTicket } from './split.store.ts'

/** What tickets are to each other. What each refuses is described at its function. */
export function linkRouter(db: Db) {
  const linking = procedure.meta({ can: permissionFor.link })
  return router({
    /** The linked tickets that the caller may see. Errors: `not_found`. */
    of: procedure
      .meta({ can: permissionFor.read })
      .input(TicketKey)
      .output(z.array(LinkedTicket))
      .query(({ ctx, input }) => listLinks(db, ctx.actor, input)),

    /** Tickets that the caller could link this one to, or merge it into: ten at most. Errors: `not_found`, `forbidden`. */
    candidates: linking
      .input(LinkCandidatesInput)
      .output(z.array(LinkCandidate))
      .query(({ ctx, input }) => linkCandidates(db, ctx.actor, input)),

    /** Links two tickets that the caller works. Errors: `same_ticket`, `already_linked`, `link_cycle`, `too_many_links`. */
    add: linking
      .input(LinkInput)
      .output(z.null())
      .mutation(({ ctx, input }) => addLink(db, ctx, input)),

    /** Removes a link. Errors: `not_linked`, `already_merged`. */
    remove: linking
      .input(LinkInput)
      .output(z.null())
      .mutation(({ ctx, input }) => removeLink(db, ctx, input)),

    /** Puts a ticket into another one; answers the ticket as it is now, closed. Errors: as at `mergeTicket`. */
    merge: procedure
      .meta({ can: permissionFor.merge })
      .input(MergeInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => mergeTicket(db, ctx, input)),

    /** Makes a ticket of its own out of a part of one; answers the new one. Errors: as at `splitTicket`. */
    split: procedure
      .meta({ can: permissionFor.split })
      .input(SplitInput)
      .output(Ticket)
      .mutation(({ ctx, input }) => splitTicket(db, ctx, input)),
  })
}
