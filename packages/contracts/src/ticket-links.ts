import * as z from 'zod'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { StorableText, text } from './text.ts'
import { TicketDescription, TicketKey, TicketNote, TicketStatus, TicketTitle } from './tickets.ts'

/**
 * What one ticket is to another, seen from the one that is looked at. Two and two say the same from either end; `child_of` is a
 * part of a larger piece of work.
 */
export const linkRelations = ['duplicate_of', 'duplicated_by', 'blocked_by', 'blocks', 'child_of', 'parent_of'] as const
export const LinkRelation = z.enum(linkRelations)
export type LinkRelation = z.infer<typeof LinkRelation>

/** The end of a sentence that begins with "This ticket". */
export const linkRelationLabels: Record<LinkRelation, string> = {
  duplicate_of: 'is a duplicate of',
  duplicated_by: 'has the duplicate',
  blocked_by: 'is blocked by',
  blocks: 'blocks',
  child_of: 'is part of',
  parent_of: 'has the part',
}

/** So many links one ticket may have; tickets that were merged into it do not count. */
export const maxTicketLinks = 100

/** Another ticket that the reader may see, and what it is to this one. */
export const LinkedTicket = z.object({
  relation: LinkRelation,
  ticket: TicketKey.extend({ title: z.string(), status: TicketStatus }),
  /** Whether one of the two was merged into the other; only reopening it ends that. */
  isMerge: z.boolean(),
  mayRemove: z.boolean(),
})
export type LinkedTicket = z.infer<typeof LinkedTicket>

export const LinkInput = TicketKey.extend({ relation: LinkRelation, other: TicketKey })
export type LinkInput = z.infer<typeof LinkInput>

/** Puts a ticket into another one of the same desk; both versions are those that the person has read. */
export const MergeInput = TicketKey.extend({
  version: Version,
  into: z.object({ number: TicketKey.shape.number, version: Version }),
  note: TicketNote.nullable(),
})
export type MergeInput = z.infer<typeof MergeInput>

/** Makes a ticket of its own out of a part of one; `take`: the caller works on it, otherwise it waits in the queue. */
export const SplitInput = TicketKey.extend({
  title: TicketTitle.nullable(),
  description: TicketDescription,
  /** The key of one of the desk's categories. */
  category: StorableText.trim().min(1, 'Choose a category').max(50),
  take: z.boolean(),
})
export type SplitInput = z.infer<typeof SplitInput>

/** Looks for tickets that the caller works, by number or words; `forMerge`: only those that this one can be merged into. */
export const LinkCandidatesInput = TicketKey.extend({ search: text(200).min(1), forMerge: z.boolean() })
export type LinkCandidatesInput = z.infer<typeof LinkCandidatesInput>

/** A ticket to choose, with what tells it apart; the version is for merging. */
export const LinkCandidate = TicketKey.extend({
  version: Version,
  title: z.string(),
  status: TicketStatus,
  placeName: z.string(),
  requesterName: z.string(),
})
export type LinkCandidate = z.infer<typeof LinkCandidate>

/** Somebody else who has the problem of a ticket: they read its public side. */
export const AffectedPerson = z.object({
  person: PersonRef,
  since: Instant,
  /** The merged ticket by which they came; null who joined by themselves, or where the reader may not see it. */
  from: TicketKey.nullable(),
})
export type AffectedPerson = z.infer<typeof AffectedPerson>
