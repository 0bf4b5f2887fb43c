import {
  ArrangeTicketViewsInput,
  ChangeTicketViewInput,
  DefaultTicketViewInput,
  RemoveTicketViewInput,
  TicketView,
  TicketViewForm,
  TicketViews,
} from '@ocs/contracts/ticket-views'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { arrangeViews, changeView, chooseDefault, listViews, removeView, saveView } from './view.store.ts'

/** Lists that people keep under a name. What each refuses is described at its function. */
export function viewRouter(db: Db) {
  const reading = procedure.meta({ can: 'tickets:read' })
  return router({
    /** The caller's own views in their order, then the shared ones of the desks that the caller works. */
    list: reading.output(TicketViews).query(({ ctx }) => listViews(db, ctx.actor)),

    /** Keeps a list under a name. Errors: `forbidden`, `too_many_views`, `name_taken`. */
    save: reading
      .input(TicketViewForm)
      .output(TicketView)
      .mutation(({ ctx, input }) => saveView(db, ctx, input)),

    /** Changes a view. Errors: `not_found`, `forbidden`, `stale_version`, `name_taken`. */
    change: reading
      .input(ChangeTicketViewInput)
      .output(TicketView)
      .mutation(({ ctx, input }) => changeView(db, ctx, input)),

    /** Takes a view away. Errors: `not_found`, `forbidden`, `stale_version`. */
    remove: reading
      .input(RemoveTicketViewInput)
      .output(z.null())
      .mutation(({ ctx, input }) => removeView(db, ctx, input)),

    /** Puts the caller's own views into an order. Errors: `not_found`. */
    arrange: reading
      .input(ArrangeTicketViewsInput)
      .output(z.null())
      .mutation(({ ctx, input }) => arrangeViews(db, ctx, input)),

    /** Chooses the view that the caller's list opens with. Errors: `not_found`. */
    chooseDefault: reading
      .input(DefaultTicketViewInput)
      .output(z.null())
      .mutation(({ ctx, input }) => chooseDefault(db, ctx, input)),
  })
}
