import { text } from '@ocs/contracts/text'
import { type Desk, ticketStatuses } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { findByName } from '../directory/directory.store.ts'
import { listTickets } from './ticket.list.ts'
import { permissionFor } from './ticket.policy.ts'
import { changeTicket, fileTicket, getTicket, ticketHistory } from './ticket.store.ts'
import {
  OldMaintenanceTicket,
  OldTechTicket,
  OldTicketUpdate,
  presentOldTicket,
  presentOldUpdates,
} from './ticket-facade.present.ts'
import { moveTo } from './ticket-facade.rules.ts'

const TicketId = z.object({ id: z.coerce.number().int().min(1).max(2_000_000_000) })

const ListInput = z.object({
  /** `open` is every open status, `resolved` is closed, other text matches exactly; absent or empty: all. */
  status_filter: z.string().max(50).optional(),
  /** At most this many, newest first. */
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
  /** Only tickets with a smaller id: the last id of one answer asks for the next. */
  before: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
})

const OldForm = z.object({
  title: text(200),
  description: text(5000).min(1),
  issue_type: text(50).min(1),
  building_name: text(200).min(1),
  room_name: text(100),
  /** Accepted and ignored: a ticket belongs to whoever the token names. */
  created_by: z.string().max(200).optional(),
  tag: text(50).nullish(),
})

const OldUpdate = TicketId.extend({
  status: z.enum([...ticketStatuses, 'resolved']),
  update_message: text(5000),
  /** Accepted and ignored: a change is made by whoever the token names. */
  updated_by: z.string().max(200).optional(),
})

function statusFilter(text: string | undefined) {
  if (!text) return { status: undefined, known: true }
  if (text === 'open') return { status: 'any_open' as const, known: true }
  const status = ticketStatuses.find(candidate => candidate === (text === 'resolved' ? 'closed' : text))
  return { status, known: status !== undefined }
}

/**
 * The predecessor's REST contract for one desk, on the same store and rules as everything else.
 * It differs from the predecessor where that was wrong: who acts comes from the token; a ticket that
 * does not exist or may not be seen is 404 everywhere (its updates used to be an empty list); a
 * status that nobody knows is refused; every change of status writes history; lists are bounded.
 */
export function deskFacade(db: Db, desk: Desk) {
  const path = desk === 'technology' ? ('/tickets/tech' as const) : ('/tickets/maintenance' as const)
  const OldTicket = desk === 'technology' ? OldTechTicket : OldMaintenanceTicket
  const tags = [desk]
  const name = `facade.${desk}`
  return router({
    /** Tickets of the desk that the caller may see, newest first. */
    list: procedure
      .meta({ can: permissionFor.read, openapi: { method: 'GET', path, tags, protect: true } })
      .input(ListInput)
      .output(z.array(OldTicket))
      .query(async ({ ctx, input }) => {
        const { status, known } = statusFilter(input.status_filter)
        if (!known) return []
        const query = { desk, status, before: input.before, sort: 'number', limit: input.limit } as const
        return (await listTickets(db, ctx.actor, query)).items.map(presentOldTicket)
      }),

    /** Files a ticket for the caller. A building or room that the district does not know is kept as text. */
    file: procedure
      .meta({ can: 'tickets:file', openapi: { method: 'POST', path, tags, protect: true } })
      .input(OldForm)
      .output(OldTicket)
      .mutation(async ({ ctx, input }) => {
        const ticket = await fileTicket(db, ctx, `${name}.file`, input, async tx => ({
          desk,
          category: input.issue_type,
          title: input.title,
          description: input.description,
          assetTag: (desk === 'technology' && input.tag) || null,
          ...(await findByName(tx, input.building_name, input.room_name)),
        }))
        return presentOldTicket(ticket)
      }),

    /** One ticket. Errors: `not_found`. */
    get: procedure
      .meta({ can: permissionFor.read, openapi: { method: 'GET', path: `${path}/{id}`, tags, protect: true } })
      .input(TicketId)
      .output(OldTicket)
      .query(async ({ ctx, input }) => presentOldTicket(await getTicket(db, ctx.actor, { desk, number: input.id }))),

    /** Sets the status and says something. Errors: as at `changeTicket`. */
    update: procedure
      .meta({ can: permissionFor.comment, openapi: { method: 'PUT', path: `${path}/{id}`, tags, protect: true } })
      .input(OldUpdate)
      .output(z.object({ message: z.string() }))
      .mutation(async ({ ctx, input }) => {
        const status = input.status === 'resolved' ? 'closed' : input.status
        const change = { ...input, desk, number: input.id }
        await changeTicket(db, ctx, `${name}.update`, change, ticket => moveTo(ticket, status, input.update_message))
        return { message: `Ticket ${input.id} updated successfully` }
      }),

    /** What happened to a ticket, newest first. Errors: `not_found`. */
    updates: procedure
      .meta({ can: permissionFor.read, openapi: { method: 'GET', path: `${path}/{id}/updates`, tags, protect: true } })
      .input(TicketId)
      .output(z.array(OldTicketUpdate))
      .query(async ({ ctx, input }) =>
        presentOldUpdates(await ticketHistory(db, ctx.actor, { desk, number: input.id })),
      ),
  })
}
