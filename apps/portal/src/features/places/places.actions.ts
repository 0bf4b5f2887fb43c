'use server'

import { PlaceInput, RoomInput } from '@ocs/contracts/places'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { placesChanged } from '../../server/directory.ts'
import { IdField, RecordFields } from '../../server/fields.ts'
import { addPlace, editPlace, setPlaceActive } from './places.store.ts'
import { addRoom, editRoom, setRoomActive } from './rooms.store.ts'

const can = 'places:manage'
const fieldOf = { already_exists: 'name' } as const
const ActiveForm = z.object({ ...RecordFields, active: z.enum(['yes', 'no']) })

/** Adds a place and opens its page, where its rooms are added. */
export async function addPlaceAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: PlaceInput, fieldOf }, async (input, ctx) => {
    const { id } = await addPlace(db(), ctx, input)
    placesChanged()
    return { message: `${input.name} is added`, goTo: `/admin/places/${id}` }
  })
}

/** Renames a place or changes its kind. */
export async function editPlaceAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: PlaceInput.extend(RecordFields), fieldOf }, async (input, ctx) => {
    await editPlace(db(), ctx, input)
    placesChanged()
    return { message: 'The place is saved' }
  })
}

/** Takes a place out of use or back into it. */
export async function setPlaceActiveAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: ActiveForm }, async ({ id, version, active }, ctx) => {
    await setPlaceActive(db(), ctx, { id, version, active: active === 'yes' })
    placesChanged()
    return { message: active === 'yes' ? 'The place is in use again' : 'The place is switched off' }
  })
}

/** Adds a room to a place. */
export async function addRoomAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: RoomInput.extend({ placeId: IdField }), fieldOf }, async (input, ctx) => {
    await addRoom(db(), ctx, input)
    placesChanged()
    return { message: `Room ${input.name} is added` }
  })
}

/** Renames a room or changes its kind. */
export async function editRoomAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: RoomInput.extend(RecordFields), fieldOf }, async (input, ctx) => {
    await editRoom(db(), ctx, input)
    placesChanged()
    return { message: `Room ${input.name} is saved` }
  })
}

/** Takes a room out of use or back into it. */
export async function setRoomActiveAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: ActiveForm }, async ({ id, version, active }, ctx) => {
    await setRoomActive(db(), ctx, { id, version, active: active === 'yes' })
    placesChanged()
    return { message: active === 'yes' ? 'The room is in use again' : 'The room is switched off' }
  })
}
