'use server'

import type { Routing } from '@ocs/contracts/categories'
import { DomainError } from '@ocs/contracts/reasons'
import { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { deskPeople } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { IdField, RecordFields } from '../../server/fields.ts'
import { services } from '../../server/services.ts'
import { CategoryFields, moved } from './category.form.ts'
import { orShowNews } from './show-news.ts'

const can = 'desks:manage'
const fieldOf = { name_taken: 'label', in_use: 'personId' } as const

const listPath = (desk: Desk) => `/desks/${desk}/categories`

/** Who a category's tickets go to, by their name now. Refuses `in_use` where they do not work the desk. */
async function checked(desk: Desk, routing: Routing): Promise<Routing> {
  if (routing.to !== 'person') return routing
  const person = (await deskPeople(db(), desk, null)).find(each => each.id === routing.person.id)
  if (!person) throw new DomainError('in_use', 'Choose somebody who works this desk.')
  return { to: 'person', person: { id: person.id, name: person.name } }
}

const OfDesk = z.object({ desk: Desk })
const OfRecord = OfDesk.extend(RecordFields)

/** Adds a category and shows the list. */
export async function addCategoryAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: OfDesk.and(CategoryFields), fieldOf }, async (form, { idempotencyKey }) => {
    const { desk, label, hint, definition } = form
    const category = { label, hint, definition: { ...definition, routing: await checked(desk, definition.routing) } }
    await services().tickets.categories.add.mutate({ desk, category }, { context: { idempotencyKey } })
    return { message: `“${label}” is added`, goTo: listPath(desk) }
  })
}

/** Changes a category and shows the list. */
export async function changeCategoryAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: OfRecord.and(CategoryFields), fieldOf }, async (form, { idempotencyKey }) => {
    const { desk, id, version, label, hint, definition } = form
    const category = { label, hint, definition: { ...definition, routing: await checked(desk, definition.routing) } }
    const { categories } = services().tickets
    await orShowNews(categories.change.mutate({ id, version, category }, { context: { idempotencyKey } }))
    return { message: `“${label}” is saved`, goTo: listPath(desk) }
  })
}

/** Offers a category no longer. */
export async function deactivateCategoryAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: z.object(RecordFields) }, async (input, { idempotencyKey }) => {
    const { categories } = services().tickets
    const { label } = await orShowNews(categories.deactivate.mutate(input, { context: { idempotencyKey } }))
    return { message: `“${label}” is no longer offered` }
  })
}

/** Offers a category again. */
export async function activateCategoryAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: z.object(RecordFields) }, async (input, { idempotencyKey }) => {
    const { categories } = services().tickets
    const { label } = await orShowNews(categories.activate.mutate(input, { context: { idempotencyKey } }))
    return { message: `“${label}” is offered again` }
  })
}

const MoveForm = OfDesk.extend({ id: IdField, by: z.enum(['up', 'down']) })

/** Moves a category one place up or down in its desk's list. */
export async function moveCategoryAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: MoveForm }, async ({ desk, id, by }) => {
    const { categories } = services().tickets
    const list = await categories.list.query({ desk })
    const at = list.findIndex(each => each.id === id)
    const label = list[at]?.label ?? ''
    const ids = moved(list, at, by === 'up' ? -1 : 1).map(each => each.id)
    await orShowNews(categories.arrange.mutate({ desk, ids }))
    return { message: `“${label}” is moved ${by}` }
  })
}
