import { ClosureInput, ImportClosuresInput, OpenAfterHours } from '@ocs/contracts/clocks'
import { formatPlainDate, type PlainDate } from '@ocs/contracts/plain-dates'
import { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { IdField, VersionField } from '../../server/fields.ts'

/** What a form sends as the place of what closes the whole district. */
export const wholeDistrict = 'district'

const PlaceField = z.preprocess(value => (value === wholeDistrict ? null : value), z.uuid('Choose where').nullable())

const typed = z.object({
  name: ClosureInput.shape.name,
  startsOn: z.string().min(1, 'Enter the first day'),
  endsOn: z.string().optional(),
  placeId: PlaceField,
})

/** A closure as it is typed. Without a last day it is one day, such as a snow day. */
function days<T extends { name: string; startsOn: string; endsOn?: string }>(form: T, ctx: z.RefinementCtx) {
  const { name, startsOn, endsOn } = form
  const read = ClosureInput.safeParse({ name, startsOn, endsOn: endsOn || startsOn, place: null })
  for (const { path, message } of read.error?.issues ?? []) ctx.addIssue({ code: 'custom', path: [...path], message })
  return { ...form, endsOn: endsOn || startsOn }
}

/** The form of a new closure. */
export const AddClosureForm = typed.transform(days)

/** The form of a closure that is changed. */
export const ChangeClosureForm = typed.extend({ id: IdField, version: VersionField }).transform(days)

function uidsFrom(sent: string, ctx: z.RefinementCtx): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(sent))
  } catch {
    ctx.addIssue({ code: 'custom', message: 'Read the file again' })
    return z.NEVER
  }
}

/** The form of a calendar file. `only` is a JSON list of the events to take; without it all are looked at. */
export const ImportForm = z.object({
  ics: z
    .string()
    .refine(text => text.trim() !== '', 'Choose a calendar file, or paste what is in it')
    .pipe(ImportClosuresInput.shape.ics),
  placeId: PlaceField,
  only: z.string().transform(uidsFrom).pipe(z.array(z.string()).min(1, 'Choose at least one event')).optional(),
})

/** The form of the rule that opens new tickets; off is null, and then the hours are not looked at. */
export const OpenAfterForm = z
  .object({ desk: Desk, version: VersionField, isOn: z.literal('on').optional(), hours: z.string() })
  .transform(({ desk, version, isOn, hours }, ctx) => {
    if (!isOn) return { desk, version, openAfterHours: null }
    const read = OpenAfterHours.safeParse(/^\d{1,5}$/.test(hours.trim()) ? Number(hours) : Number.NaN)
    const message = 'Enter whole hours from 1 to 8,760'
    if (!read.success) ctx.addIssue({ code: 'custom', path: ['hours'], message })
    return { desk, version, openAfterHours: read.data ?? null }
  })

/** Days as they are read: `Nov 30, 2026`, or `Nov 25 to Nov 27, 2026`. */
export function daysWords({ startsOn, endsOn }: { startsOn: PlainDate; endsOn: PlainDate }): string {
  if (startsOn === endsOn) return formatPlainDate(startsOn)
  const first = formatPlainDate(startsOn)
  const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4)
  return `${sameYear ? first.replace(/, \d+$/, '') : first} to ${formatPlainDate(endsOn)}`
}
