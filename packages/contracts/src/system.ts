import * as z from 'zod'
import { FeedEvent } from './events.ts'
import { Instant, PageInput, pageOf } from './pages.ts'
import { StorableText, text } from './text.ts'

/** What `/admin/system` shows of one application. Times are milliseconds, sizes bytes. */
export const ServiceHealth = z.object({
  name: z.string(),
  url: z.string(),
  ready: z.boolean(),
  responseMs: z.number().nullable(),
  databaseBytes: z.number().nullable(),
  /** How far the audit archive has read this application's feed; null where it never has. */
  feedReadAt: Instant.nullable(),
  feedError: z.string().nullable(),
})
export type ServiceHealth = z.infer<typeof ServiceHealth>

/** One line of the audit archive: an event of a feed, as it was read. */
export const AuditEntry = FeedEvent.extend({ id: z.string() })
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditListInput = z.object({
  service: StorableText.max(30).optional(),
  actorId: z.uuid().optional(),
  noun: StorableText.max(50).optional(),
  search: text(200).optional(),
  ...PageInput.shape,
})
export type AuditListInput = z.input<typeof AuditListInput>
export const AuditPage = pageOf(AuditEntry)
