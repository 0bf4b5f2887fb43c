import * as z from 'zod'
import { Instant } from './pages.ts'
import { PersonRef } from './people.ts'
import { type Reason, reasons } from './reasons.ts'
import { TicketFilter } from './ticket-list.ts'
import { RequiredNote, TicketNote, TicketPriority } from './tickets.ts'

/** The most tickets that one bulk change takes, and the most that can be named one by one. */
export const maxBulkTickets = 5000
export const maxBulkIds = 500

/** For so many seconds after it ended, a bulk change can be undone. */
export const bulkUndoSeconds = 30

/** What is done to each of the tickets; the portal has checked that an assignee is an active person of the desk. */
export const BulkAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), assignee: PersonRef, note: TicketNote.nullable() }),
  z.object({
    kind: z.literal('changeStatus'),
    status: z.enum(['open', 'in_progress', 'on_hold', 'long_term']),
    note: RequiredNote,
  }),
  z.object({ kind: z.literal('changePriority'), priority: TicketPriority, note: TicketNote.nullable() }),
  z.object({ kind: z.literal('close'), note: RequiredNote }),
])
export type BulkAction = z.infer<typeof BulkAction>

/**
 * Which tickets: those named, or all that match a filter now. `expectedCount` is how many the person saw; when more match now,
 * they are asked again.
 */
export const BulkTarget = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(maxBulkIds) }),
  z.object({ filter: TicketFilter, expectedCount: z.number().int().min(0).max(maxBulkTickets) }),
])
export type BulkTarget = z.infer<typeof BulkTarget>

export const BulkChangeInput = z.object({ target: BulkTarget, action: BulkAction })
export type BulkChangeInput = z.infer<typeof BulkChangeInput>

const reasonNames = Object.keys(reasons) as [Reason, ...Reason[]]

/** Tickets that were left as they were, by reason, with the first of their numbers as an example. */
const LeftAlone = z.object({ reason: z.enum(reasonNames), count: z.number().int(), examples: z.array(z.string()) })

/** What became of a bulk change. It goes on when its request is cut off; `waiting` tickets have not had their turn. */
export const BulkResult = z.object({
  bulkId: z.uuid(),
  changed: z.number().int(),
  waiting: z.number().int(),
  refused: z.array(LeftAlone),
  /** Until when it can be undone; null while tickets wait. */
  undoUntil: Instant.nullable(),
  undone: z.object({ restored: z.number().int(), notRestored: z.number().int() }).nullable(),
})
export type BulkResult = z.infer<typeof BulkResult>

/** How many tickets match a filter, exactly up to the most that one bulk change takes; `tooMany` beyond. */
export const BulkCount = z.object({ count: z.number().int(), tooMany: z.boolean() })
export type BulkCount = z.infer<typeof BulkCount>

export const BulkIdInput = z.object({ bulkId: z.uuid() })
