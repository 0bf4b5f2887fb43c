'use server'

import { DomainError } from '@ocs/contracts/reasons'
import { type TicketView, TicketViewForm } from '@ocs/contracts/ticket-views'
import { refresh } from 'next/cache'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { IdField, RecordFields } from '../../server/fields.ts'
import { services } from '../../server/services.ts'
import { queryIn } from './bulk.form.ts'
import { lensOf } from './lens.ts'
import { sharingDesk, viewQueryOf } from './list-views.ts'

const fieldOf = { name_taken: 'name' } as const
const Named = { name: TicketViewForm.shape.name, shared: z.literal('on').optional() }
const SaveForm = z.object({ ...Named, address: z.string().max(4000) })

/** Keeps the list that is shown under a name. */
export async function saveViewAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:read', input: SaveForm, fieldOf }, async (form, ctx) => {
    const lens = lensOf(ctx.actor)
    const query = queryIn(form.address)
    const view = { name: form.name, shared: form.shared === 'on', desk: sharingDesk(query, lens) }
    const options = { context: { idempotencyKey: ctx.idempotencyKey } }
    await services().tickets.views.save.mutate({ ...view, query: viewQueryOf(query, lens) }, options)
    return { message: `The view “${form.name}” is saved.` }
  })
}

/** The view as it is now; what a form does not show stays as it was. */
async function viewNow(id: string): Promise<TicketView> {
  const view = (await services().tickets.views.list.query()).find(each => each.id === id)
  if (!view) throw new DomainError('not_found', 'This view is not there any more.')
  return view
}

/** Gives a view another name, and shares it or stops sharing it. */
export async function changeViewAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...RecordFields, ...Named })
  return runAction(data, { can: 'tickets:read', input, fieldOf }, async ({ id, version, name, shared }, ctx) => {
    const { desk, query } = await viewNow(id)
    const options = { context: { idempotencyKey: ctx.idempotencyKey } }
    const view = { name, desk, query, shared: shared === 'on' }
    await services().tickets.views.change.mutate({ id, version, view }, options)
    return { message: `The view “${name}” is changed.` }
  })
}

/** Takes a view away, for all who see it. */
export async function removeViewAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:read', input: z.object(RecordFields) }, async ({ id, version }, ctx) => {
    const options = { context: { idempotencyKey: ctx.idempotencyKey } }
    await services().tickets.views.remove.mutate({ id, version }, options)
    return { message: 'The view is removed.' }
  })
}

/** Chooses what one's list opens with: a view, or (without one) the queue. */
export async function defaultViewAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ id: IdField.or(z.literal('')) })
  return runAction(data, { can: 'tickets:read', input }, async ({ id }) => {
    await services().tickets.views.chooseDefault.mutate({ viewId: id || null })
    return { message: id ? 'Your list now opens with this view.' : 'Your list now opens with the queue.' }
  })
}

/** Moves one of one's own views one place towards the front. */
export async function moveViewAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:read', input: z.object({ id: IdField }) }, async ({ id }) => {
    const { views } = services().tickets
    const ids = (await views.list.query()).filter(view => view.isOwn).map(view => view.id)
    const at = ids.indexOf(id)
    const before = ids[at - 1]
    if (before) await views.arrange.mutate({ ids: ids.with(at - 1, id).with(at, before) })
    refresh()
    return { message: 'The view is moved.' }
  })
}
