'use server'

import { actorCan } from '@ocs/contracts/actors'
import { DomainError } from '@ocs/contracts/reasons'
import { type DraftInput, type Requisition, VendorInput } from '@ocs/contracts/requisitions'
import type { ComboItem } from '@ocs/ui/combo-box'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { orNull, RecordFields } from '../../server/fields.ts'
import { services, settle } from '../../server/services.ts'
import { currentPerson } from '../../server/session.ts'
import { DraftForm } from './draft.form.ts'
import { requisitionPath } from './requisition-filter.ts'
import { vendorItem } from './vendor-item.ts'

const can = 'requisitions:write'

async function draftOf({
  title,
  justification,
  place,
  vendorId,
  shippingCents,
  lines,
}: DraftForm): Promise<DraftInput> {
  const found = (await placeChoices(db())).find(({ id }) => id === place)
  if (!found) throw new DomainError('place_inactive', 'This place is not in use any more. Choose another.')
  const { id, name } = found
  return { title, justification, place: { id, name }, vendorId, shippingCents, lines }
}

/** Saves the draft: a new one once per key of the form, an existing one at the version it was written from. */
async function save(form: DraftForm, key: string | null): Promise<Requisition> {
  const { requisitions, draft: drafts } = services().requisition
  const draft = await draftOf(form)
  const { id, version } = form
  if (!id || !version) return drafts.create.mutate(draft, { context: { idempotencyKey: key } })
  const at = form.intent === 'replace' ? (await requisitions.get.query({ id })).version : version
  return drafts.edit.mutate({ ...draft, id, version: at })
}

/**
 * Saves a draft and, where that was the button, submits it. What is saved but refused at submission opens as the
 * draft that it is, and says why: the form it came from is a version behind.
 */
export async function saveDraftAction(_state: FormState, data: FormData): Promise<FormState> {
  const fieldOf = {
    stale_version: 'version',
    requisition_not_draft: 'version',
    vendor_not_usable: 'vendorId',
    place_inactive: 'place',
    invalid_input: 'lines',
  } as const
  return runAction(data, { can, input: DraftForm, fieldOf }, async (form, ctx) => {
    const saved = await save(form, ctx.idempotencyKey)
    const path = requisitionPath(saved.id)
    if (form.intent !== 'submit') return { message: 'The draft is saved', ...(!form.id && { goTo: path }) }
    const { id, version } = saved
    const submitted = await settle(services().requisition.draft.submit.mutate({ id, version }))
    if (!submitted.ok) return { message: 'The draft is saved', goTo: `${path}?refused=${submitted.reason}` }
    return { message: `Submitted as ${submitted.value.number}`, goTo: path }
  })
}

/** Throws a draft away and goes back to the list. */
export async function discardDraftAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: z.object(RecordFields) }, async (input, _ctx) => {
    await services().requisition.draft.discard.mutate(input)
    return { message: 'The draft is discarded', goTo: '/requisitions' }
  })
}

const optional = (max: number) => orNull(z.string().trim().max(max, `Use ${max} characters or fewer`))

const VendorForm = z.object({
  name: VendorInput.shape.name,
  email: orNull(z.string().trim().pipe(z.email('Enter an e-mail address').max(200))),
  phone: optional(50),
  address: optional(500),
})

/** Asks for a vendor. Where that is done, `values` name it, so that the draft being written can take it. */
export async function requestVendorAction(_state: FormState, data: FormData): Promise<FormState> {
  let made: Record<string, string> = {}
  const fieldOf = { already_exists: 'name' } as const
  const state = await runAction(data, { can, input: VendorForm, fieldOf }, async (form, ctx) => {
    const context = { idempotencyKey: ctx.idempotencyKey }
    const { id, name } = await services().requisition.vendors.request.mutate(form, { context })
    made = { id, name }
    return { message: `${name} is yours to use. Others see it once it is approved.` }
  })
  return state.status === 'done' ? { ...state, values: made } : state
}

/** Opens a vendor that somebody asked for to everybody. */
export async function approveVendorAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'vendors:manage', input: z.object({ id: z.uuid() }) }, async ({ id }, _ctx) => {
    const { name } = await services().requisition.vendors.approve.mutate({ id })
    return { message: `${name} is approved` }
  })
}

/** Vendors that the person may use, while they type. None for those who may not, or while the service is down. */
export async function searchVendors(typed: string): Promise<ComboItem[]> {
  const current = await currentPerson()
  if (!current || !actorCan(current.actor, can) || typeof typed !== 'string') return []
  const search = typed.slice(0, 200)
  const page = await settle(services().requisition.vendors.list.query({ search, view: 'usable', limit: 25 }))
  return page.ok ? page.value.items.map(vendorItem) : []
}
