import * as z from 'zod'
import { Instant } from './pages.ts'
import { PlaceId } from './places.ts'
import { StorableText, text } from './text.ts'
import { Desk, TicketKey, TicketStatus } from './tickets.ts'

/** So many characters of a description are needed before it says enough to look for others like it. */
export const similarFrom = 15

/** What somebody is about to report, and where. `ownPlaceId` is their own place, as the portal knows it. */
export const SimilarInput = z.object({
  desk: Desk,
  placeId: PlaceId,
  ownPlaceId: PlaceId.nullable(),
  text: text(5000).min(similarFrom),
  category: StorableText.max(50).optional(),
})
export type SimilarInput = z.infer<typeof SimilarInput>

/**
 * An open ticket that may be about the same problem: no more of it than somebody needs who may not read it. `people` is how many
 * have the problem, with who filed it.
 */
export const SimilarTicket = TicketKey.extend({
  title: z.string(),
  roomName: z.string().nullable(),
  status: TicketStatus,
  createdAt: Instant,
  people: z.number().int(),
  /** Whether the caller filed it or has joined it already. */
  isTheirs: z.boolean(),
})
export type SimilarTicket = z.infer<typeof SimilarTicket>

/** "This is mine too": with the words by which the ticket was found, so that a guessed number opens nothing. */
export const JoinInput = SimilarInput.extend({ number: TicketKey.shape.number })
export type JoinInput = z.infer<typeof JoinInput>
