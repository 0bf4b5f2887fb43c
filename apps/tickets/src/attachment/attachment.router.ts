import { AddAttachmentInput, Attachment, AttachmentKey, StoredAttachment } from '@ocs/contracts/attachments'
import { TicketKey } from '@ocs/contracts/tickets'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { attachmentPermission } from './attachment.policy.ts'
import { addAttachment, getAttachment, listAttachments, removeAttachment } from './attachment.store.ts'

/** Photos and documents on tickets: what is known about them. Their bytes lie with the portal. */
export function attachmentRouter(db: Db) {
  const reading = procedure.meta({ can: attachmentPermission.read })
  return router({
    /** Puts a file on a ticket whose bytes are stored. Errors: `not_found`, `forbidden`, `too_many_files`, `already_exists`. */
    add: procedure
      .meta({ can: attachmentPermission.add })
      .input(AddAttachmentInput)
      .output(StoredAttachment)
      .mutation(({ ctx, input }) => addAttachment(db, ctx, input)),

    /** The files on a ticket, in the order they came. Errors: `not_found`. */
    list: reading
      .input(TicketKey)
      .output(z.array(Attachment))
      .query(({ ctx, input }) => listAttachments(db, ctx.actor, input)),

    /** One file, for who serves its bytes. Errors: `not_found`, also for what was taken away. */
    get: reading
      .input(AttachmentKey)
      .output(StoredAttachment)
      .query(({ ctx, input }) => getAttachment(db, ctx.actor, input)),

    /** Takes a file off a ticket. Errors: `not_found`, `forbidden`. */
    remove: procedure
      .meta({ can: attachmentPermission.remove })
      .input(AttachmentKey)
      .output(z.null())
      .mutation(({ ctx, input }) => removeAttachment(db, ctx, input)),
  })
}
