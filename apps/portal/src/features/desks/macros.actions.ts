'use server'

import type { MacroForm, MacroStep } from '@ocs/contracts/macros'
import { DomainError } from '@ocs/contracts/reasons'
import type { Desk } from '@ocs/contracts/tickets'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { deskPeople } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { services } from '../../server/services.ts'
import { SwitchForm } from './answer.form.ts'
import { AddMacroForm, ChangeMacroForm } from './macro.form.ts'
import { orShowNews } from './show-news.ts'

const can = 'desks:manage'
const fieldOf = { name_taken: 'name', in_use: 'steps' } as const

/** A macro with the people of its steps as they are called now. Refused: `in_use`, where one does not work the desk. */
async function withPeople(desk: Desk, { name, steps }: MacroForm): Promise<MacroForm> {
  const people = steps.some(step => step.kind === 'assign') ? await deskPeople(db(), desk, null) : []
  const named = (step: MacroStep): MacroStep => {
    if (step.kind !== 'assign') return step
    const person = people.find(each => each.id === step.assignee.id)
    if (!person) throw new DomainError('in_use', 'Choose somebody who works on this desk.')
    return { ...step, assignee: { id: person.id, name: person.name } }
  }
  return { name, steps: steps.map(named) }
}

/** Adds a macro. */
export async function addMacroAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: AddMacroForm, fieldOf }, async ({ desk, macro }, { idempotencyKey }) => {
    const input = { desk, macro: await withPeople(desk, macro) }
    const { name } = await services().tickets.macros.add.mutate(input, { context: { idempotencyKey } })
    return { message: `“${name}” is added` }
  })
}

/** Changes a macro. */
export async function changeMacroAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: ChangeMacroForm, fieldOf }, async ({ desk, change }, { idempotencyKey }) => {
    const input = { ...change, macro: await withPeople(desk, change.macro) }
    const { name } = await orShowNews(services().tickets.macros.change.mutate(input, { context: { idempotencyKey } }))
    return { message: `“${name}” is saved` }
  })
}

/** Switches a macro on or off. */
export async function switchMacroAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: SwitchForm }, async (input, { idempotencyKey }) => {
    const change = services().tickets.macros.switch.mutate(input, { context: { idempotencyKey } })
    const { name, active } = await orShowNews(change)
    return { message: active ? `“${name}” is offered again` : `“${name}” is no longer offered` }
  })
}
