'use server'

import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { RecordFields } from '../../server/fields.ts'
import { services } from '../../server/services.ts'
import { AddPartForm, ChangePartForm, ChangeTimeForm, LogTimeForm, ticketFields } from './work.form.ts'

const working = { can: 'tickets:work', fieldOf: { invalid_input: 'workedOn' } } as const
const RemoveForm = z.object({ ...ticketFields, ...RecordFields })

/** Enters time that the person spent on a ticket. */
export async function logTimeAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { ...working, input: LogTimeForm }, async (form, ctx) => {
    await services().tickets.work.logTime.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The time is entered.' }
  })
}

/** Corrects an entry of time. */
export async function changeTimeAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { ...working, input: ChangeTimeForm }, async (form, ctx) => {
    await services().tickets.work.changeTime.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The time is changed.' }
  })
}

/** Takes an entry of time away. */
export async function removeTimeAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { ...working, input: RemoveForm }, async (form, ctx) => {
    await services().tickets.work.removeTime.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The time is removed.' }
  })
}

/** Enters a part that was used on a ticket. */
export async function addPartAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: AddPartForm }, async (form, ctx) => {
    await services().tickets.work.addPart.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: `${form.name} is entered.` }
  })
}

/** Corrects a part. */
export async function changePartAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: ChangePartForm }, async (form, ctx) => {
    await services().tickets.work.changePart.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: `${form.name} is changed.` }
  })
}

/** Takes a part away. */
export async function removePartAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: RemoveForm }, async (form, ctx) => {
    await services().tickets.work.removePart.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The part is removed.' }
  })
}
