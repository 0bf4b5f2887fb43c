import * as z from 'zod'
import { Instant } from './pages.ts'
import { PersonRef } from './people.ts'
import { StorableText } from './text.ts'
import { TicketKey } from './tickets.ts'

/** At most so many files are on a ticket at a time. */
export const maxAttachments = 10
/** The largest file that is taken. Bytes. */
export const maxAttachmentBytes = 20 * 1024 * 1024

/** What files are kept as. Photos from iPhones (HEIC) come in as well and are kept as JPEG. */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export const AttachmentType = z.enum(attachmentTypes)
export type AttachmentType = z.infer<typeof AttachmentType>

/** What may be chosen, in a sentence that follows "Choose". */
export const attachmentTypesInWords = 'photos (JPEG, PNG, WebP, HEIC) or PDF files'

/** A photo or document on a ticket, as everybody who reads the ticket sees it. */
export const Attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  type: AttachmentType,
  bytes: z.number().int(),
  /** Pixels; null for what is no picture. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  uploadedBy: PersonRef,
  createdAt: Instant,
  allowedActions: z.array(z.enum(['remove'])),
})
export type Attachment = z.infer<typeof Attachment>

/** Where the portal keeps the bytes: 32 random hexadecimal digits. Never shown to a person. */
export const StorageKey = z.string().regex(/^[0-9a-f]{32}$/)

/** A file with the place of its bytes, for the portal to serve. */
export const StoredAttachment = Attachment.extend({ storageKey: StorageKey })
export type StoredAttachment = z.infer<typeof StoredAttachment>

const Pixels = z.number().int().min(1).max(20_000)

/**
 * A file whose bytes the portal has stored. `digest` is the SHA-256 of what the person sent: by it and the idempotency key the
 * same sending is recognised, although its bytes were stored again elsewhere.
 */
export const AddAttachmentInput = TicketKey.extend({
  name: StorableText.trim().min(1).max(120),
  type: AttachmentType,
  bytes: z.number().int().min(1).max(100_000_000),
  width: Pixels.nullable(),
  height: Pixels.nullable(),
  storageKey: StorageKey,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
}).refine(({ width, height }) => (width === null) === (height === null), 'Name both measures of a picture or none.')
export type AddAttachmentInput = z.infer<typeof AddAttachmentInput>

/** Names one file on one ticket. */
export const AttachmentKey = TicketKey.extend({ id: z.uuid() })
export type AttachmentKey = z.infer<typeof AttachmentKey>
