import { Attention, AttentionCounts, ReadInput, UnreadIds, UnreadInput, WatchInput } from '@ocs/contracts/attention'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { attentionOf, countAttention, markAllRead, markRead, unreadOf, watchTicket } from './attention.store.ts'

/** What a person follows and has seen. All of it is the caller's own, and none of it grants anything. */
export function attentionRouter(db: Db) {
  const reading = procedure.meta({ can: permissionFor.read })
  return router({
    /** What a ticket is to the caller. Errors: `not_found`. */
    of: reading
      .input(TicketKey)
      .output(Attention)
      .query(({ ctx, input }) => attentionOf(db, ctx.actor, input)),

    /** Which of some tickets are unread. */
    unread: reading
      .input(UnreadInput)
      .output(UnreadIds)
      .query(async ({ ctx, input }) => ({ ids: await unreadOf(db, ctx.actor, input.ids) })),

    /** How many tickets wait for the caller's eyes. */
    counts: reading.output(AttentionCounts).query(({ ctx }) => countAttention(db, ctx.actor)),

    /** Watches a ticket, or no longer. Errors: `not_found`, `forbidden`. */
    watch: procedure
      .meta({ can: permissionFor.watch })
      .input(WatchInput)
      .output(z.null())
      .mutation(({ ctx, input }) => watchTicket(db, ctx, input)),

    /** Marks a ticket as seen up to then. Errors: `not_found`. */
    read: reading
      .input(ReadInput)
      .output(z.null())
      .mutation(({ ctx, input }) => markRead(db, ctx, input)),

    /** Marks everything as seen. */
    readAll: reading.output(z.null()).mutation(({ ctx }) => markAllRead(db, ctx)),
  })
}
