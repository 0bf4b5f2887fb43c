import { AddAssetInput, assetTypes } from '@ocs/contracts/assets'
import { DomainError } from '@ocs/contracts/reasons'
import { InvalidInputError } from '@ocs/service-kit/client'
import * as z from 'zod'
import { DollarsField } from '../../form/dollars.ts'
import type { PlaceChoice } from '../../server/choices.ts'
import { IdField, orNull } from '../../server/fields.ts'

const wire = AddAssetInput.shape
const optional = (max: number) => orNull(z.string().trim().max(max, `Use ${max} characters or fewer`))
const choice = <T extends z.ZodType<string, string>>(field: T, message: string) =>
  z.string().min(1, message).pipe(field)

/** What the form for a new device sends, as typed. Names are those of the wire, so that every problem finds its field. */
export const AssetForm = z.object({
  tag: wire.tag,
  serial: optional(100),
  type: choice(z.enum(assetTypes), 'Choose what it is'),
  brand: optional(100),
  model: wire.model,
  condition: wire.condition,
  place: choice(IdField, 'Choose a place'),
  room: orNull(IdField),
  holder: orNull(IdField),
  poNumber: optional(50),
  vendor: optional(200),
  fundingSource: optional(100),
  priceCents: orNull(DollarsField(1_000_000_000)),
  purchasedOn: orNull(z.iso.date('Enter a date as YYYY-MM-DD')),
})
export type AssetForm = z.output<typeof AssetForm>

/** Who holds a device, as the portal knows them; null where nobody active has that id. */
export type FoundHolder = { id: string; name: string } | null

/**
 * The form as the inventory takes it, with place, room and holder named. Refuses with `place_inactive` what is no
 * place or room to choose any more, and with `invalid_input` beside the field a holder who is not an active person.
 */
export function assetFrom(form: AssetForm, places: PlaceChoice[], holder: FoundHolder): AddAssetInput {
  const place = places.find(({ id }) => id === form.place)
  if (!place) throw new DomainError('place_inactive', 'This place is not in use any more. Choose another.')
  const room = place.rooms.find(({ id }) => id === form.room)
  if (form.room && !room) {
    throw new InvalidInputError('Room', [{ path: 'room', message: `Choose a room of ${place.name}` }])
  }
  if (form.holder && !holder) {
    throw new InvalidInputError('Holder', [{ path: 'holder', message: 'Choose a person who has access to OCS' }])
  }
  const { id, name } = place
  return { ...form, place: { id, name }, room: room ? { id: room.id, name: room.name } : null, holder }
}

/** Puts "already in the inventory" beside the number that it is about. */
export function besideItsNumber(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.reason !== 'already_exists') return error
  const path = error.message.includes('serial number') ? 'serial' : 'tag'
  return new InvalidInputError(error.message, [{ path, message: error.message }])
}
