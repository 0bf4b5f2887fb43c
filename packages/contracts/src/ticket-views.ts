import * as z from 'zod'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { text } from './text.ts'
import { TicketListQuery } from './ticket-list.ts'
import { Desk } from './tickets.ts'

/** What a view remembers of a list: its filters and order, not the page. Columns that a later release drops are left out. */
export const TicketViewQuery = TicketListQuery.omit({ schoolYear: true })
export type TicketViewQuery = z.infer<typeof TicketViewQuery>

/** So many views one person may have. */
export const maxTicketViews = 50

/** What a person fills in to keep a list. A shared view belongs to a desk: all who work it, at any place, see it. */
export const TicketViewForm = z
  .object({
    name: text(60).min(1, 'Enter a name for the view'),
    desk: Desk.nullable(),
    shared: z.boolean(),
    query: TicketViewQuery,
  })
  .refine(view => !view.shared || view.desk !== null, { path: ['desk'], message: 'Choose the desk to share it with' })
export type TicketViewForm = z.infer<typeof TicketViewForm>

export const ticketViewActions = ['change', 'remove'] as const
export const TicketViewAction = z.enum(ticketViewActions)
export type TicketViewAction = z.infer<typeof TicketViewAction>

/** A view as one reader sees it; `isDefault` is the reader's own choice. */
export const TicketView = z.object({
  id: z.uuid(),
  version: Version,
  name: z.string(),
  desk: Desk.nullable(),
  shared: z.boolean(),
  query: TicketViewQuery,
  owner: PersonRef,
  isOwn: z.boolean(),
  isDefault: z.boolean(),
  updatedAt: Instant,
  allowedActions: z.array(TicketViewAction),
})
export type TicketView = z.infer<typeof TicketView>

/** One's own views in one's own order, then the shared ones of others by name. */
export const TicketViews = z.array(TicketView)

export const ChangeTicketViewInput = z.object({ id: z.uuid(), version: Version, view: TicketViewForm })
export const RemoveTicketViewInput = z.object({ id: z.uuid(), version: Version })
/** All of one's own views, in their new order. */
export const ArrangeTicketViewsInput = z.object({ ids: z.array(z.uuid()).max(maxTicketViews) })
/** The view that one's list opens with; null for none. */
export const DefaultTicketViewInput = z.object({ viewId: z.uuid().nullable() })
