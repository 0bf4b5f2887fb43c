import { type PolicyFacts, permissionFor, type TicketPolicy } from '../ticket/ticket.policy.ts'

/** What each procedure takes: who may comment on a ticket may put files on it. */
export const attachmentPermission = {
  read: permissionFor.read,
  add: permissionFor.comment,
  remove: permissionFor.comment,
}

/** For so long people may take away what they put on a ticket themselves. Milliseconds. */
export const removableMs = 30 * 60_000

/** What decides who may take a file away. */
export type AttachmentFacts = { uploadedById: string; createdAt: Date }

/** Whether an actor may take a file away: one's own for half an hour, and who works the ticket at any time. */
export function mayRemove(
  policy: TicketPolicy,
  actorId: string,
  ticket: PolicyFacts,
  file: AttachmentFacts,
  now: Date,
): boolean {
  if (!policy.may('read', ticket)) return false
  const isFresh = now.getTime() - file.createdAt.getTime() < removableMs
  return (file.uploadedById === actorId && isFresh) || policy.may('changeStatus', ticket)
}
