import { TicketKey } from '@ocs/contracts/tickets'
import { maxPartCents, PartFacts, TimeFacts } from '@ocs/contracts/work'
import * as z from 'zod'
import { DollarsField } from '../../form/dollars.ts'
import { orNull, RecordFields } from '../../server/fields.ts'

/** The ticket that a form is about, from hidden fields. */
export const ticketFields = { desk: TicketKey.shape.desk, number: z.coerce.number().pipe(TicketKey.shape.number) }

const whole = (message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, message)
    .transform(Number)

const time = {
  ...ticketFields,
  hours: whole('Enter the hours as a number such as 1'),
  minutes: whole('Enter the minutes as a number such as 30'),
  workedOn: TimeFacts.shape.workedOn,
  note: orNull(TimeFacts.shape.note),
}

/** One length of time out of the two fields; what is wrong with it stands at the minutes. */
function spent<T extends { hours: number; minutes: number }>(form: T, ctx: z.RefinementCtx) {
  const { hours, minutes, ...rest } = form
  const read = TimeFacts.shape.minutes.safeParse(hours * 60 + minutes)
  if (read.success) return { ...rest, minutes: read.data }
  ctx.addIssue({ code: 'custom', path: ['minutes'], message: read.error.issues[0]?.message ?? '' })
  return z.NEVER
}

/** Time spent, as it is typed: hours and minutes, each may be empty. */
export const LogTimeForm = z.object(time).transform(spent)
export const ChangeTimeForm = z.object({ ...time, ...RecordFields }).transform(spent)

const part = {
  ...ticketFields,
  name: PartFacts.shape.name,
  quantity: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, 'Enter how many, as a number such as 2')
    .transform(Number)
    .pipe(PartFacts.shape.quantity),
  unitCents: DollarsField(maxPartCents),
  supplier: orNull(PartFacts.shape.supplier),
  partNumber: orNull(PartFacts.shape.partNumber),
}

/** A part, as it is typed: the price of one in dollars. */
export const AddPartForm = z.object(part)
export const ChangePartForm = z.object({ ...part, ...RecordFields })
