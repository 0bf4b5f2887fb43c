'use server'

import { DomainError } from '@ocs/contracts/reasons'
import type { PlannedDate, RecurrenceForm } from '@ocs/contracts/recurrences'
import { deskLabels } from '@ocs/contracts/tickets'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { deskPeople, placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { services, settle } from '../../server/services.ts'
import {
  AddRecurrenceForm,
  ChangeRecurrenceForm,
  FileNextForm,
  PauseForm,
  PreviewForm,
  type RecurrenceFields,
} from './recurrence.form.ts'
import { recurringPath } from './recurring-path.ts'
import { orShowNews } from './show-news.ts'

const can = 'desks:manage'
const fieldOf = {
  name_taken: 'name',
  place_inactive: 'placeId',
  in_use: 'assigneeId',
  category_not_offered: 'category',
} as const

/** The template that a form describes, with the names of what was chosen as they are now. Refused: `place_inactive`, `in_use`. */
async function recurrenceFrom(form: RecurrenceFields): Promise<RecurrenceForm> {
  const { desk, placeId, roomId, assigneeId, name, schedule, title, description, category, priority } = form
  const place = (await placeChoices(db())).find(each => each.id === placeId)
  const room = place?.rooms.find(each => each.id === roomId)
  if (!place || (roomId && !room)) throw new DomainError('place_inactive', 'Choose a place and a room that are in use.')
  const people = assigneeId ? await deskPeople(db(), desk, placeId) : []
  const person = people.find(each => each.id === assigneeId)
  if (assigneeId && !person) throw new DomainError('in_use', 'Choose somebody who works this desk at this place.')
  const template = {
    ...{ title, description, category, priority, assetTag: form.assetTag, checklist: form.checklist },
    place: { id: place.id, name: place.name },
    room: room ? { id: room.id, name: room.name } : null,
    assignee: person ? { id: person.id, name: person.name } : null,
  }
  return { name, schedule, template }
}

/** Adds a recurring ticket and shows the list. */
export async function addRecurrenceAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: AddRecurrenceForm, fieldOf }, async (form, { idempotencyKey }) => {
    const { desk } = form
    const input = { desk, recurrence: await recurrenceFrom(form) }
    const { name } = await services().tickets.recurrences.add.mutate(input, { context: { idempotencyKey } })
    return { message: `“${name}” is added`, goTo: recurringPath(desk) }
  })
}

/** Changes a recurring ticket and shows the list. */
export async function changeRecurrenceAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: ChangeRecurrenceForm, fieldOf }, async (form, { idempotencyKey }) => {
    const input = { id: form.id, version: form.version, recurrence: await recurrenceFrom(form) }
    const change = services().tickets.recurrences.change.mutate(input, { context: { idempotencyKey } })
    const { name, desk } = await orShowNews(change)
    return { message: `“${name}” is saved`, goTo: recurringPath(desk) }
  })
}

/** Pauses a recurring ticket or resumes it. */
export async function pauseRecurrenceAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: PauseForm }, async (input, { idempotencyKey }) => {
    const change = services().tickets.recurrences.pause.mutate(input, { context: { idempotencyKey } })
    const { name, active } = await orShowNews(change)
    return { message: active ? `“${name}” is resumed` : `“${name}” is paused` }
  })
}

/** Files the next one now. */
export async function fileNextAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: FileNextForm }, async (input, { idempotencyKey }) => {
    const file = services().tickets.recurrences.fileNext.mutate(input, { context: { idempotencyKey } })
    const { desk, number } = await orShowNews(file)
    return { message: `${deskLabels[desk]} ticket ${number} is filed` }
  })
}

/** What a schedule would do, or why that cannot be said yet. */
export type SchedulePreview = { dates: PlannedDate[] } | { problem: string }

/** Tells the next dates of what somebody is typing. Changes nothing. */
export async function previewRecurrence(data: FormData): Promise<SchedulePreview> {
  const form = PreviewForm.safeParse(Object.fromEntries(data))
  if (!form.success) return { problem: `${form.error.issues[0]?.message ?? 'Fill in the schedule'}.` }
  const { desk, placeId, schedule } = form.data
  const answer = await settle(services().tickets.recurrences.preview.query({ desk, placeId, schedule }))
  return answer.ok ? { dates: answer.value } : { problem: 'The next dates cannot be shown right now.' }
}
