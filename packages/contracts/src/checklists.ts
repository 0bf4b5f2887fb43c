import * as z from 'zod'
import { Instant } from './pages.ts'
import { PersonRef } from './people.ts'
import { text } from './text.ts'
import { TicketKey } from './tickets.ts'

/** The most lines that a ticket's checklist holds. */
export const maxChecklistLines = 50

/** What one line of a checklist says. */
export const ChecklistText = text(200).min(1, 'Write what is to be done')

/** The lines that a checklist begins with, in order. */
export const ChecklistTexts = z.array(ChecklistText).max(maxChecklistLines, `Use ${maxChecklistLines} lines or fewer`)

/** One thing to do on a ticket; `ticked` says who did it and when. */
export const ChecklistLine = z.object({
  id: z.uuid(),
  text: z.string(),
  ticked: z.object({ by: PersonRef, at: Instant }).nullable(),
})
export type ChecklistLine = z.infer<typeof ChecklistLine>

/** What is to be done on a ticket, in order; whoever reads the ticket reads it. */
export const Checklist = z.object({
  lines: z.array(ChecklistLine),
  /** Whether the reader may tick, add, edit and remove lines now. */
  mayChange: z.boolean(),
})
export type Checklist = z.infer<typeof Checklist>

export const AddLineInput = TicketKey.extend({ text: ChecklistText })
/** Names one line of a ticket. */
export const LineKey = TicketKey.extend({ id: z.uuid() })
export type LineKey = z.infer<typeof LineKey>
/** Says how a line is to stand, so that the same sending twice, or by two people, does it once. */
export const TickLineInput = LineKey.extend({ ticked: z.boolean() })
export const EditLineInput = LineKey.extend({ text: ChecklistText })
