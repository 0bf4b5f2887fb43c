import { Comment, EditCommentInput, NoteInput } from '@ocs/contracts/comments'
import { Ticket, TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { permissionFor } from '../ticket/ticket.policy.ts'
import { addNote } from '../ticket/ticket.rules.ts'
import { changeTicket } from '../ticket/ticket.store.ts'
import { changeComment, listComments } from './comment.store.ts'

/** What is said on tickets. A public answer is added with `tickets.comment`. */
export function commentRouter(db: Db) {
  return router({
    /** What the caller may read of what was said on a ticket, oldest first. Errors: `not_found`. */
    of: procedure
      .meta({ can: permissionFor.read })
      .input(TicketKey)
      .output(z.array(Comment))
      .query(({ ctx, input }) => listComments(db, ctx.actor, input)),

    /** Writes an internal note. Errors: `not_found`, `forbidden`. */
    note: procedure
      .meta({ can: permissionFor.note })
      .input(NoteInput)
      .output(Ticket)
      .mutation(({ ctx, input }) =>
        changeTicket(db, ctx, 'comments.note', input, ticket => addNote(ticket, input.note, input.mentions)),
      ),

    /** Replaces the text of one's own comment. Errors: `not_found`, `forbidden`, `ticket_closed`, `stale_version`. */
    edit: procedure
      .meta({ can: permissionFor.comment })
      .input(EditCommentInput)
      .output(Comment)
      .mutation(({ ctx, input }) => changeComment(db, ctx, input)),
  })
}
