import { closureModes, RecurrenceForm, RecurrenceSchedule, TicketTemplate } from '@ocs/contracts/recurrences'
import { isBlank } from '@ocs/contracts/text'
import { Desk, TicketPriority } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { IdField, orNull, RecordFields } from '../../server/fields.ts'
import { minuteOfDay } from './desk-time.ts'
import { repeats, ruleFrom } from './recurrence-choice.ts'

const word = z.string().trim().default('')

const scheduleFields = {
  repeat: z.enum(repeats, 'Say how often'),
  interval: word,
  on: z.enum(['date', 'last_day', 'weekday']).default('date'),
  monthDay: word,
  ordinal: word,
  weekday: word,
  month: word,
  ends: z.enum(['never', 'until', 'count']).default('never'),
  until: word,
  count: word,
  rrule: word,
  startsOn: word,
  time: word,
  onClosure: z.enum(closureModes).default('skip'),
}
const ScheduleFields = z.looseObject(scheduleFields)
type ScheduleFields = z.output<typeof ScheduleFields>

/** The field that a part of a rule was typed into, so that what is wrong with it stands there. */
const fieldOfPart: [part: RegExp, field: string][] = [
  [/^INTERVAL/, 'interval'],
  [/^BYMONTHDAY/, 'monthDay'],
  [/^COUNT/, 'count'],
  [/^UNTIL/, 'until'],
]

/** The sentence for somebody who filled in fields and wrote no rule. */
const plainWords: Record<string, string> = {
  interval: 'Enter a number from 1 to 999',
  monthDay: 'Enter a day from 1 to 31',
  count: 'Enter a number from 1 to 999',
  until: 'Enter the last day',
}

function problemOf(message: string, repeat: ScheduleFields['repeat']): { field: string; message: string } {
  if (repeat === 'own') return { field: 'rrule', message }
  const field = fieldOfPart.find(([part]) => part.test(message))?.[1]
  return field ? { field, message: plainWords[field] ?? message } : { field: 'repeat', message }
}

/** What was typed as a schedule; what is wrong stands beside the field where it was typed. */
function readSchedule(fields: ScheduleFields, ctx: z.RefinementCtx): RecurrenceSchedule {
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(day => fields[`day-${day}`] === 'on')
  const { repeat, startsOn, time, onClosure } = fields
  const issue = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
  if (repeat === 'WEEKLY' && weekdays.length === 0) issue('day-1', 'Choose at least one weekday')
  const minute = minuteOfDay(time)
  if (minute === null) issue('time', 'Enter the time of day')
  const schedule = { rrule: ruleFrom({ ...fields, weekdays }), startsOn, minuteOfDay: minute ?? 0, onClosure }
  const read = RecurrenceSchedule.safeParse(schedule)
  for (const { path, message } of read.error?.issues ?? []) {
    const problem =
      path[0] === 'rrule' ? problemOf(message, repeat) : { field: 'startsOn', message: 'Enter the first day' }
    issue(problem.field, problem.message)
  }
  return read.success ? read.data : z.NEVER
}

const templateFields = {
  name: RecurrenceForm.shape.name,
  title: TicketTemplate.shape.title,
  description: TicketTemplate.shape.description,
  category: TicketTemplate.shape.category,
  priority: TicketPriority,
  placeId: z.uuid('Choose the place'),
  roomId: orNull(z.uuid()),
  assetTag: orNull(z.string().trim().pipe(TicketTemplate.shape.assetTag.unwrap())),
  assigneeId: orNull(z.uuid()),
  checklist: z
    .string()
    .transform(text => text.split('\n').filter(line => !isBlank(line)))
    .pipe(TicketTemplate.shape.checklist),
}

const fields = { ...scheduleFields, ...templateFields, desk: Desk }

/** What is typed, with its schedule read. */
const read = <T extends ScheduleFields>(form: T, ctx: z.RefinementCtx) => ({
  ...form,
  schedule: readSchedule(form, ctx),
})

/** The form of a new recurring ticket. */
export const AddRecurrenceForm = z.looseObject(fields).transform(read)
/** The form of a recurring ticket that is changed. */
export const ChangeRecurrenceForm = z.looseObject({ ...fields, ...RecordFields }).transform(read)
export type RecurrenceFields = z.output<typeof AddRecurrenceForm>

/** What a preview looks at; the rest of the form may be empty still. */
export const PreviewForm = z
  .looseObject({ ...scheduleFields, desk: Desk, placeId: templateFields.placeId })
  .transform(read)

/** The form of the button that pauses a recurring ticket or resumes it. */
export const PauseForm = z
  .object({ ...RecordFields, active: z.enum(['yes', 'no']) })
  .transform(({ active, ...record }) => ({ ...record, active: active === 'yes' }))

/** The form of the button that files the next one now. */
export const FileNextForm = z.object({ id: IdField, dueOn: z.iso.date() })
