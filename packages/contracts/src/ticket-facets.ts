import * as z from 'zod'
import { TicketStatus } from './tickets.ts'

/**
 * One choice of a facet. `more` says that the number is a least one: of closed tickets only the newest 1,000 are counted, and
 * of what a search finds the newest 500. Show it as "1,000+".
 */
export const FacetValue = z.object({
  value: z.string(),
  /** The name of a place or person as its newest tickets have it; null where the value says it all. */
  label: z.string().nullable(),
  count: z.number().int(),
  more: z.boolean(),
})
export type FacetValue = z.infer<typeof FacetValue>

/** The value of the assignee facet for tickets that nobody has, and of the place facet for a place the district does not know. */
export const noFacetValue = 'none'

/**
 * How many tickets each choice would show, inside what the actor may see and under all other filters; a facet leaves its own
 * filter aside. Largest first; statuses and ages have all their values, in their own order.
 */
export const TicketFacets = z.object({
  status: z.array(FacetValue.extend({ value: TicketStatus })),
  category: z.array(FacetValue),
  place: z.array(FacetValue),
  /** The twenty with the most, and always the actor and `none`. */
  assignee: z.array(FacetValue),
  priority: z.array(FacetValue),
  age: z.array(FacetValue),
})
export type TicketFacets = z.infer<typeof TicketFacets>
