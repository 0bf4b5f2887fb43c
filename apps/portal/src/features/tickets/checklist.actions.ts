'use server'

import { ChecklistText, LineKey } from '@ocs/contracts/checklists'
import { TicketKey } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { services } from '../../server/services.ts'

const key = { desk: TicketKey.shape.desk, number: z.coerce.number().pipe(TicketKey.shape.number) }
const line = { ...key, id: LineKey.shape.id }

/** Adds a line to a checklist. */
export async function addLineAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...key, text: ChecklistText })
  return runAction(data, { can: 'tickets:work', input, fieldOf: { list_full: 'text' } }, async (form, ctx) => {
    await services().tickets.checklist.add.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The line is added.' }
  })
}

/** Ticks a line, or takes the tick away. */
export async function tickLineAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...line, ticked: z.enum(['yes', 'no']).transform(said => said === 'yes') })
  return runAction(data, { can: 'tickets:work', input }, async form => {
    await services().tickets.checklist.tick.mutate(form)
    return { message: form.ticked ? 'Ticked.' : 'The tick is taken away.' }
  })
}

/** Changes what a line says. */
export async function editLineAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...line, text: ChecklistText })
  return runAction(data, { can: 'tickets:work', input }, async (form, ctx) => {
    await services().tickets.checklist.edit.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The line is changed.' }
  })
}

/** Removes a line. */
export async function removeLineAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: z.object(line) }, async (form, ctx) => {
    await services().tickets.checklist.remove.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The line is removed.' }
  })
}
