import * as z from 'zod'
import { ChecklistTexts } from './checklists.ts'
import { Instant, Version } from './pages.ts'
import { PersonRef } from './people.ts'
import { PlaceRef, RoomRef } from './places.ts'
import { PlainDate } from './plain-dates.ts'
import { RuleText } from './recurrence-rule.ts'
import { StorableText, text } from './text.ts'
import { Desk, TicketDescription, TicketPriority, TicketTitle } from './tickets.ts'

/** So many recurring tickets one desk may have, paused ones too; so a list needs no pages. */
export const maxRecurrences = 200

/** What happens to a date on which the place or the district is closed. */
export const closureModes = ['skip', 'next_open_day'] as const

/** When a ticket is filed by itself. */
export const RecurrenceSchedule = z.object({
  rrule: RuleText,
  /** The first day that can be one. */
  startsOn: PlainDate.refine(date => date >= '2000-01-01' && date <= '2199-12-31', 'Enter a date of this century'),
  /** Minutes after midnight, Central time. */
  minuteOfDay: z.number().int().min(0).max(1439),
  onClosure: z.enum(closureModes),
})
export type RecurrenceSchedule = z.infer<typeof RecurrenceSchedule>

/** The ticket that is filed every time. */
export const TicketTemplate = z.object({
  title: TicketTitle,
  description: TicketDescription,
  category: StorableText.trim().min(1, 'Choose a category').max(50),
  priority: TicketPriority,
  place: PlaceRef.extend({ id: z.uuid() }),
  room: RoomRef.nullable(),
  assetTag: text(50).min(1).nullable(),
  /** Who gets it; null leaves it in the queue. */
  assignee: PersonRef.nullable(),
  checklist: ChecklistTexts,
})
export type TicketTemplate = z.infer<typeof TicketTemplate>

/** What the director of a desk fills in; form, wire and service share it. */
export const RecurrenceForm = z.object({
  name: text(80).min(1, 'Enter a name by which people find it'),
  template: TicketTemplate,
  schedule: RecurrenceSchedule,
})
export type RecurrenceForm = z.infer<typeof RecurrenceForm>

/**
 * What becomes of a date: `filed` on its day, `moved` to the next open day, or not filed at all because of a closure
 * (`closed`), because the next one comes first (`overtaken`), or because nobody was there to file it in time (`missed`).
 */
export const dateOutcomes = ['filed', 'moved', 'closed', 'overtaken', 'missed'] as const
export const DateOutcome = z.enum(dateOutcomes)
export type DateOutcome = z.infer<typeof DateOutcome>

/** A date of a recurring ticket; `closure` names what is closed on it. */
export const PlannedDate = z.object({
  dueOn: PlainDate,
  /** The day on which it is filed; null if it is not. */
  filedOn: PlainDate.nullable(),
  outcome: DateOutcome,
  closure: z.string().nullable(),
})
export type PlannedDate = z.infer<typeof PlannedDate>

/** A date that came, and the ticket that was filed. */
export const Birth = PlannedDate.extend({ at: Instant, ticketNumber: z.number().int().nullable() })
export type Birth = z.infer<typeof Birth>

/**
 * What has changed around a recurring ticket since it was set up. It is filed all the same: `assignee_gone` (they do not work
 * the desk at its place, so it waits in the queue), `owner_gone` (they do not direct the desk, so it is filed for somebody who
 * does), `category_off` (the desk no longer offers it). `name` is that of the person or the category.
 */
export const RecurrenceTrouble = z.object({
  kind: z.enum(['assignee_gone', 'owner_gone', 'category_off']),
  name: z.string(),
})
export type RecurrenceTrouble = z.infer<typeof RecurrenceTrouble>

export const Recurrence = RecurrenceForm.extend({
  id: z.uuid(),
  version: Version,
  desk: Desk,
  active: z.boolean(),
  /** Who set it up last; its tickets are filed in their name for as long as they direct the desk. */
  owner: PersonRef,
  /** In whose name the next ticket is filed. */
  filedFor: PersonRef,
  troubles: z.array(RecurrenceTrouble),
  updatedAt: Instant,
  /** The next date on which a ticket is filed; null when it is over or paused. */
  next: PlannedDate.nullable(),
  allowedActions: z.array(z.literal('change')),
})
export type Recurrence = z.infer<typeof Recurrence>

/** How it was at one time, and who made it so. */
export const RecurrenceVersion = RecurrenceForm.extend({
  version: Version,
  active: z.boolean(),
  at: Instant,
  by: PersonRef,
})
export type RecurrenceVersion = z.infer<typeof RecurrenceVersion>

export const RecurrencesInput = z.object({ desk: Desk })
export const RecurrenceKey = z.object({ id: z.uuid() })
export const PreviewInput = z.object({ desk: Desk, placeId: z.uuid(), schedule: RecurrenceSchedule })
export type PreviewInput = z.infer<typeof PreviewInput>
export const AddRecurrenceInput = z.object({ desk: Desk, recurrence: RecurrenceForm })
export type AddRecurrenceInput = z.infer<typeof AddRecurrenceInput>
export const ChangeRecurrenceInput = z.object({ id: z.uuid(), version: Version, recurrence: RecurrenceForm })
export type ChangeRecurrenceInput = z.infer<typeof ChangeRecurrenceInput>
/** Pauses one or lets it go on. */
export const PauseInput = z.object({ id: z.uuid(), version: Version, active: z.boolean() })
/** Files the ticket of the next date now; `dueOn` is that date as the director saw it. */
export const FileNextInput = z.object({ id: z.uuid(), dueOn: PlainDate })
