import { type AddAttachmentInput, Attachment, type StoredAttachment } from '@ocs/contracts/attachments'
import { DomainError } from '@ocs/contracts/reasons'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { FileStorage } from '../../server/files/file-storage.ts'
import { takeIn } from '../../server/files/intake.ts'
import type { Upload } from '../../server/files/upload.ts'
import type { services } from '../../server/services.ts'

type Tickets = ReturnType<typeof services>['tickets']

/** Where a stored file is named: the tickets service. */
type Names = {
  attachments: {
    add: {
      mutate: (
        input: AddAttachmentInput,
        options: { context: { idempotencyKey: string | null } },
      ) => Promise<StoredAttachment>
    }
  }
}

/**
 * Refuses whom the service would refuse, before anything is read of what they send. How many files a ticket has is left to the
 * service, which knows a repeated sending. Refused: `not_found`, `forbidden`.
 */
export async function mayTakeFile(tickets: Pick<Tickets, 'tickets'>, key: TicketKey): Promise<void> {
  const ticket = await tickets.tickets.get.query(key)
  if (ticket.allowedActions.includes('comment')) return
  throw new DomainError('forbidden', 'You can read this ticket but not add files to it.')
}

/**
 * Puts a file on a ticket: recognised and drawn anew, stored, and only then named. What the service refuses, or has already
 * from an earlier sending with the same key, does not stay in the storage.
 * Refused: `file_refused`, and what `attachments.add` refuses.
 */
export async function takeFile(
  { tickets, storage }: { tickets: Names; storage: FileStorage },
  { desk, number }: TicketKey,
  upload: Upload,
  idempotencyKey: string | null,
): Promise<Attachment> {
  const { bytes, thumb, ...file } = await takeIn(upload)
  const storageKey = await storage.put(bytes, thumb)
  try {
    const input = { ...file, desk, number, bytes: bytes.length, storageKey }
    const added = await tickets.attachments.add.mutate(input, { context: { idempotencyKey } })
    if (added.storageKey !== storageKey) await storage.drop(storageKey)
    return Attachment.parse(added)
  } catch (error) {
    // Where no answer came, the file may be on the ticket all the same: its bytes are kept.
    const isRefused = error instanceof DomainError && error.reason !== 'service_unavailable'
    if (isRefused) await storage.drop(storageKey)
    throw error
  }
}
