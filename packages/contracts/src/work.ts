import * as z from 'zod'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { PlainDate } from './plain-dates.ts'
import { text } from './text.ts'
import { TicketKey } from './tickets.ts'

/** The most entries of time, and the most parts, that one ticket holds. */
export const maxWorkItems = 200

/** The most that one part may cost apiece, in US cents. */
export const maxPartCents = 99_999_999

const optional = (max: number) => text(max).min(1).nullable()

/** Time that somebody spent on a ticket on a day. */
export const TimeFacts = z.object({
  minutes: z
    .number()
    .int()
    .min(1, 'Enter how long it took')
    .max(24 * 60, 'A day has 24 hours: enter longer work day by day'),
  workedOn: PlainDate.refine(date => date >= '2000-01-01', 'Enter a date of this century'),
  note: optional(500),
})
export type TimeFacts = z.infer<typeof TimeFacts>

/** Something that was used on a ticket; the price is for one, in US cents. */
export const PartFacts = z.object({
  name: text(100).min(1, 'Enter what was used'),
  quantity: z.number().int().min(1, 'Enter how many').max(9999, 'Use 9,999 or fewer'),
  unitCents: z.number().int().min(0).max(maxPartCents, 'Use a price below one million dollars'),
  supplier: optional(100),
  partNumber: optional(50),
})
export type PartFacts = z.infer<typeof PartFacts>

const item = {
  id: z.uuid(),
  version: Version,
  by: PersonRef,
  at: Instant,
  /** Whether the reader may change and remove it: its author and the director of the desk may. */
  mayChange: z.boolean(),
}
export const TimeEntry = z.object({ ...item, ...TimeFacts.shape })
export type TimeEntry = z.infer<typeof TimeEntry>
export const Part = z.object({ ...item, ...PartFacts.shape })
export type Part = z.infer<typeof Part>

/** The time and parts that went into a ticket, the oldest first, with totals. Only for the people who work it. */
export const Work = z.object({
  time: z.array(TimeEntry),
  parts: z.array(Part),
  totalMinutes: z.number().int(),
  totalCents: z.number().int(),
})
export type Work = z.infer<typeof Work>

/** Names one entry of time or one part of a ticket. */
const WorkKey = TicketKey.extend({ id: z.uuid(), version: Version })
export const LogTimeInput = TicketKey.extend(TimeFacts.shape)
export const ChangeTimeInput = WorkKey.extend(TimeFacts.shape)
export const AddPartInput = TicketKey.extend(PartFacts.shape)
export const ChangePartInput = WorkKey.extend(PartFacts.shape)
export const RemoveWorkInput = WorkKey

/** Minutes as people read them: `1:05`. */
export function formatMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
