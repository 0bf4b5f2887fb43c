import * as z from 'zod'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { RequiredNote, TicketKey } from './tickets.ts'

/** An `answer` is read by all who read the ticket; a `note` never leaves the people who work it. */
export const commentKinds = ['answer', 'note'] as const
export const CommentKind = z.enum(commentKinds)
export type CommentKind = z.infer<typeof CommentKind>

/** What somebody said on a ticket, as one reader sees it. */
export const Comment = z.object({
  id: z.uuid(),
  version: Version,
  kind: CommentKind,
  author: PersonRef,
  text: z.string(),
  mentions: z.array(PersonRef),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  /** The texts that it had before, the oldest first, and when each was written. */
  earlier: z.array(z.object({ text: z.string(), at: Instant })),
  mayEdit: z.boolean(),
})
export type Comment = z.infer<typeof Comment>

/** A note among the people who work a ticket. Refused for others: `forbidden`. */
export const NoteInput = TicketKey.extend({ note: RequiredNote, mentions: z.array(PersonRef).max(20).default([]) })

/** Replaces the text of one's own comment; `version` is that of the comment. */
export const EditCommentInput = z.object({
  id: z.uuid(),
  version: Version,
  text: RequiredNote,
  mentions: z.array(PersonRef).max(20).default([]),
})
export type EditCommentInput = z.output<typeof EditCommentInput>
