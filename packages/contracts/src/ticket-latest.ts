import * as z from 'zod'
import { Instant } from './pages.ts'
import { halfEmoji, Ticket } from './tickets.ts'

/** How many characters of what was said a list shows at most. */
export const previewLength = 180

/** A text as one line of at most so many characters (UTF-16 units), the last of which says where it was cut. */
export function asOneLine(text: string, most = previewLength): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  return `${line
    .slice(0, most - 1)
    .replace(halfEmoji, '')
    .trimEnd()}…`
}

/** The latest that was said on a ticket to all who read it: a public answer, or the note of a change. */
export const LatestSaid = z.object({
  /** The name of who said it. */
  author: z.string(),
  at: Instant,
  /** As it reads now, as one line of at most 180 characters. */
  text: z.string(),
})
export type LatestSaid = z.infer<typeof LatestSaid>

/** A ticket in a list; `latest` is null where nothing was said yet. It is the same for whoever reads: internal notes are never in it. */
export const ListedTicket = Ticket.extend({ latest: LatestSaid.nullable() })
export type ListedTicket = z.infer<typeof ListedTicket>
