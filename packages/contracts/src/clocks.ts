import * as z from 'zod'
import { Version } from './pages.ts'
import { PlaceRef } from './places.ts'
import { PlainDate } from './plain-dates.ts'
import { StorableText, text } from './text.ts'
import { Desk, TicketPriority } from './tickets.ts'

/** ISO weekdays: 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const weekdayLabels: Record<(typeof weekdays)[number], string> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
}

const midnight = 24 * 60
const minuteOfDay = z.number().int().min(0).max(midnight)

/** Hours of one weekday in minutes after midnight, Central time: 450 is 7:30 AM, 1440 is the end of the day. */
export const OpenHours = z
  .object({ weekday: z.literal([...weekdays]), opensAt: minuteOfDay, closesAt: minuteOfDay })
  .refine(hours => hours.opensAt < hours.closesAt, {
    path: ['closesAt'],
    message: 'The hours must end after they begin',
  })
export type OpenHours = z.infer<typeof OpenHours>

const apart = (hours: readonly z.infer<typeof OpenHours>[]) =>
  hours.every((one, at) =>
    hours
      .slice(at + 1)
      .every(other => one.weekday !== other.weekday || one.closesAt <= other.opensAt || other.closesAt <= one.opensAt),
  )

/** A desk's week. Several stretches a day may be open; hours through midnight are written as two. */
export const WeekHours = z.array(OpenHours).max(42).refine(apart, 'Hours of the same day must not overlap')

/** Minutes of desk time, at most about two school years. */
const targetMinutes = z
  .number()
  .int()
  .min(1, 'Use at least one minute')
  .max(200_000, 'Use 200,000 minutes or fewer')
  .nullable()

/**
 * What a desk means to keep, in desk minutes; null is "no target". For a ticket the most specific one counts: its
 * category and priority, then its priority alone (`category` null), then the desk's (both null).
 */
export const SlaTarget = z
  .object({
    category: text(50).min(1).nullable(),
    priority: TicketPriority.nullable(),
    firstAnswerMinutes: targetMinutes,
    resolutionMinutes: targetMinutes,
  })
  .refine(target => target.category === null || target.priority !== null, {
    path: ['priority'],
    message: 'Choose the priority in this category',
  })
export type SlaTarget = z.infer<typeof SlaTarget>

const once = (targets: readonly z.infer<typeof SlaTarget>[]) =>
  new Set(targets.map(({ category, priority }) => `${priority}\n${category}`)).size === targets.length
export const SlaTargets = z.array(SlaTarget).max(200).refine(once, 'There are two targets for the same tickets')

/** Hours after which a new ticket becomes open by itself, real hours; null is never. */
export const OpenAfterHours = z.number().int().min(1).max(8760).nullable()

/** How a desk counts time. One version for all of it: whoever edits has seen the rest. */
export const DeskClock = z.object({
  desk: Desk,
  version: Version,
  hours: z.array(OpenHours),
  targets: z.array(SlaTarget),
  openAfterHours: OpenAfterHours,
  allowedActions: z.array(z.literal('change')),
})
export type DeskClock = z.infer<typeof DeskClock>

export const DeskInput = z.object({ desk: Desk })
export const ChangeHoursInput = z.object({ desk: Desk, version: Version, hours: WeekHours })
export const ChangeTargetsInput = z.object({ desk: Desk, version: Version, targets: SlaTargets })
export const ChangeOpenAfterInput = z.object({ desk: Desk, version: Version, openAfterHours: OpenAfterHours })

/** Days of one closure at most: a year. */
export const maxClosureDays = 366

const closureDate = PlainDate.refine(
  date => date >= '2000-01-01' && date <= '2199-12-31',
  'Enter a date of this century',
)
const daysOf = (closure: { startsOn: string; endsOn: string }) =>
  (Date.parse(closure.endsOn) - Date.parse(closure.startsOn)) / 86_400_000 + 1

/** Days on which nobody works: a holiday, a break, a snow day. `endsOn` is the last of them. */
export const ClosureInput = z
  .object({
    name: text(100).min(1, 'Enter a name'),
    startsOn: closureDate,
    endsOn: closureDate,
    /** Null: the whole district. */
    place: PlaceRef.extend({ id: z.uuid() }).nullable(),
  })
  .refine(closure => closure.startsOn <= closure.endsOn, {
    path: ['endsOn'],
    message: 'The last day must not be before the first',
  })
  .refine(closure => daysOf(closure) <= maxClosureDays, { path: ['endsOn'], message: 'A closure lasts a year at most' })
export type ClosureInput = z.infer<typeof ClosureInput>

export const closureActions = ['change', 'remove'] as const

export const Closure = z.object({
  id: z.uuid(),
  version: Version,
  name: z.string(),
  startsOn: PlainDate,
  endsOn: PlainDate,
  place: PlaceRef.nullable(),
  /** Came out of a calendar file; reading the file again updates it. */
  imported: z.boolean(),
  allowedActions: z.array(z.enum(closureActions)),
})
export type Closure = z.infer<typeof Closure>

/** Closures that touch the days `from` to `to`; with a place, those that hold there. */
export const ClosuresInput = z.object({
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  placeId: z.uuid().optional(),
})
export const ChangeClosureInput = z.object({ id: z.uuid(), version: Version, closure: ClosureInput })
export const RemoveClosureInput = z.object({ id: z.uuid(), version: Version })

/** A calendar file (ICS) to read closures from. `only`: the UIDs to take; absent takes every all-day event. */
export const ImportClosuresInput = z.object({
  ics: StorableText.min(1, 'Choose a calendar file').max(500_000, 'The calendar file is too large'),
  place: PlaceRef.extend({ id: z.uuid() }).nullable(),
  only: z.array(StorableText.min(1).max(500)).max(500).optional(),
})
export type ImportClosuresInput = z.infer<typeof ImportClosuresInput>

export const importOutcomes = ['add', 'change', 'same', 'remove'] as const

/** What a calendar file does, or would do. Skipped events are named with a sentence that says why. */
export const ClosureImport = z.object({
  items: z.array(
    z.object({
      uid: z.string(),
      name: z.string(),
      startsOn: PlainDate,
      endsOn: PlainDate,
      outcome: z.enum(importOutcomes),
    }),
  ),
  skipped: z.array(z.object({ name: z.string(), why: z.string() })),
})
export type ClosureImport = z.infer<typeof ClosureImport>
