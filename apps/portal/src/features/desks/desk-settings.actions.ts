'use server'

import type { ClosureImport } from '@ocs/contracts/clocks'
import { DomainError } from '@ocs/contracts/reasons'
import { deskLabels } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { RecordFields } from '../../server/fields.ts'
import { services } from '../../server/services.ts'
import { AddClosureForm, ChangeClosureForm, ImportForm, OpenAfterForm } from './closure.form.ts'
import { HoursForm } from './hours.form.ts'
import { orShowNews } from './show-news.ts'
import { TargetsForm } from './targets.form.ts'

const can = 'desks:manage'

/** The place as the service is told it: by its id and its name now. Null is the whole district. */
async function placeOf(placeId: string | null): Promise<{ id: string; name: string } | null> {
  if (placeId === null) return null
  const place = (await placeChoices(db())).find(each => each.id === placeId)
  if (!place) throw new DomainError('place_inactive', 'Choose one of the places.')
  return { id: place.id, name: place.name }
}

const fieldOf = { place_inactive: 'placeId' } as const

/** Replaces a desk's week. */
export async function changeHoursAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: HoursForm }, async (input, { idempotencyKey }) => {
    await orShowNews(services().tickets.calendar.changeHours.mutate(input, { context: { idempotencyKey } }))
    return { message: 'The hours are saved. Due times are counted again now.' }
  })
}

/** Replaces a desk's targets. */
export async function changeTargetsAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: TargetsForm }, async (input, { idempotencyKey }) => {
    await orShowNews(services().tickets.sla.changeTargets.mutate(input, { context: { idempotencyKey } }))
    return { message: 'The targets are saved. Due times are counted again now.' }
  })
}

/** Sets whether and when new tickets become open by themselves. */
export async function changeOpenAfterAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: OpenAfterForm }, async (input, { idempotencyKey }) => {
    await orShowNews(services().tickets.sla.changeOpenAfter.mutate(input, { context: { idempotencyKey } }))
    const hours = input.openAfterHours
    const what = hours === null ? 'stay new until somebody opens them' : `become open after ${hours} h`
    return { message: `${deskLabels[input.desk]} tickets ${what}.` }
  })
}

/** Enters a closure by hand. */
export async function addClosureAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: AddClosureForm, fieldOf }, async ({ placeId, ...days }, { idempotencyKey }) => {
    const closure = { ...days, place: await placeOf(placeId) }
    await services().tickets.calendar.addClosure.mutate(closure, { context: { idempotencyKey } })
    return { message: `“${closure.name}” is added` }
  })
}

/** Changes a closure. */
export async function changeClosureAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: ChangeClosureForm, fieldOf }, async (form, { idempotencyKey }) => {
    const { id, version, placeId, ...days } = form
    const closure = { ...days, place: await placeOf(placeId) }
    const { calendar } = services().tickets
    await orShowNews(calendar.changeClosure.mutate({ id, version, closure }, { context: { idempotencyKey } }))
    return { message: `“${closure.name}” is saved` }
  })
}

/** Removes a closure. */
export async function removeClosureAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: z.object(RecordFields) }, async (input, { idempotencyKey }) => {
    const { calendar } = services().tickets
    const { name } = await orShowNews(calendar.removeClosure.mutate(input, { context: { idempotencyKey } }))
    return { message: `“${name}” is removed` }
  })
}

/** What reading a calendar file answers: the state of the form, and what importing it would do. */
export type PreviewState = FormState & { preview: ClosureImport | null }

/** Tells what a calendar file would add, change and remove; changes nothing. */
export async function previewImportAction(_state: FormState, data: FormData): Promise<PreviewState> {
  let preview: ClosureImport | null = null
  const state = await runAction(data, { can, input: ImportForm, fieldOf }, async ({ ics, placeId }) => {
    preview = await services().tickets.calendar.previewImport.mutate({ ics, place: await placeOf(placeId) })
    return { message: '', keepsPage: true }
  })
  return { ...state, preview }
}

/** Takes the chosen closures out of a calendar file. */
export async function importClosuresAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: ImportForm, fieldOf }, async ({ ics, placeId, only }, { idempotencyKey }) => {
    const input = { ics, only, place: await placeOf(placeId) }
    const { calendar } = services().tickets
    const { items } = await calendar.importClosures.mutate(input, { context: { idempotencyKey } })
    const changed = items.filter(item => item.outcome !== 'same').length
    return { message: changed === 1 ? 'One closure is imported' : `${changed} closures are imported` }
  })
}
