'use server'

import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { services } from '../../server/services.ts'
import { AddAnswerForm, ChangeAnswerForm, SwitchForm } from './answer.form.ts'
import { orShowNews } from './show-news.ts'

const can = 'desks:manage'
const fieldOf = { name_taken: 'name' } as const

/** Adds a canned answer. */
export async function addAnswerAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: AddAnswerForm, fieldOf }, async (input, { idempotencyKey }) => {
    const { name } = await services().tickets.cannedAnswers.add.mutate(input, { context: { idempotencyKey } })
    return { message: `“${name}” is added` }
  })
}

/** Changes a canned answer. */
export async function changeAnswerAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: ChangeAnswerForm, fieldOf }, async (input, { idempotencyKey }) => {
    const change = services().tickets.cannedAnswers.change.mutate(input, { context: { idempotencyKey } })
    const { name } = await orShowNews(change)
    return { message: `“${name}” is saved` }
  })
}

/** Switches a canned answer on or off. */
export async function switchAnswerAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: SwitchForm }, async (input, { idempotencyKey }) => {
    const change = services().tickets.cannedAnswers.switch.mutate(input, { context: { idempotencyKey } })
    const { name, active } = await orShowNews(change)
    return { message: active ? `“${name}” is offered again` : `“${name}” is no longer offered` }
  })
}
