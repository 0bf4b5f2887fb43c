import * as z from 'zod'
import { Instant } from './pages.ts'
import { PersonRef } from './people.ts'
import { text } from './text.ts'
import { Desk, TicketKey } from './tickets.ts'

/** For so many days after a ticket was closed, its requester can say how it went, and think better of it. */
export const ratingDays = 14

/** Over so many days the ratings of a desk are counted. */
export const summaryDays = 90

/** How it went, the best first. */
export const satisfactionRatings = ['solved_well', 'solved', 'not_solved'] as const
export const SatisfactionRating = z.enum(satisfactionRatings)
export type SatisfactionRating = z.infer<typeof SatisfactionRating>

export const satisfactionLabels: Record<SatisfactionRating, string> = {
  solved_well: 'Solved well',
  solved: 'Solved',
  not_solved: 'Not solved',
}

/** What its requester says of a ticket that was closed. */
export const SatisfactionForm = z.object({ rating: SatisfactionRating, comment: text(500).min(1).nullable() })

export const GiveSatisfactionInput = TicketKey.extend(SatisfactionForm.shape)
export type GiveSatisfactionInput = z.infer<typeof GiveSatisfactionInput>

/** What was said of one closing of a ticket. */
export const Satisfaction = z.object({
  rating: SatisfactionRating,
  comment: z.string().nullable(),
  by: PersonRef,
  at: Instant,
  /** When the ticket was closed of which it was said. */
  closedAt: Instant,
})
export type Satisfaction = z.infer<typeof Satisfaction>

/** What a reader may know: its requester and the people who work the ticket all, others nothing. */
export const TicketSatisfaction = z.object({
  /** Of the closing that stands; null where nothing was said of it, or the ticket is open again. */
  given: Satisfaction.nullable(),
  /** Of closings before a reopening, the oldest first. */
  earlier: z.array(Satisfaction),
  /** Until when the reader can say or change it; null where they cannot. */
  mayGiveUntil: Instant.nullable(),
})
export type TicketSatisfaction = z.infer<typeof TicketSatisfaction>

export const SatisfactionSummaryInput = z.object({ desk: Desk })

/** How often each was said of a desk's tickets in the last days; reopened ones count as they were said. */
export const SatisfactionSummary = z.object({
  counts: z.record(SatisfactionRating, z.number().int()),
  total: z.number().int(),
})
export type SatisfactionSummary = z.infer<typeof SatisfactionSummary>
