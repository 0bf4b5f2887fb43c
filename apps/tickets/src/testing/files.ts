import { randomBytes } from 'node:crypto'
import type { AddAttachmentInput } from '@ocs/contracts/attachments'
import type { TicketKey } from '@ocs/contracts/tickets'

/** A stored photo for a ticket, whose bytes are nowhere; `changes` replaces parts of it. */
export function fileFor({ desk, number }: TicketKey, changes: Partial<AddAttachmentInput> = {}): AddAttachmentInput {
  return {
    desk,
    number,
    name: 'Photo.jpg',
    type: 'image/jpeg',
    bytes: 1234,
    width: 640,
    height: 480,
    storageKey: randomBytes(16).toString('hex'),
    digest: randomBytes(32).toString('hex'),
    ...changes,
  }
}
