'use client'

import { Select } from '@ocs/ui/select'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import type { PlaceChoice } from '../../server/choices.ts'
import { noRoom } from './form-choices.ts'

/** Where something is: ids, empty while not chosen. */
export type Where = { placeId: string; roomId: string }

/** Place and room. Another place empties the room, unless it is the person's own place, whose room they have. */
export function PlaceFields(props: {
  form: ActionFormHandle
  places: PlaceChoice[]
  home: Where
  where: Where
  onMove: (where: Where) => void
}) {
  const { form, places, home, where, onMove } = props
  const rooms = places.find(place => place.id === where.placeId)?.rooms ?? []
  const { defaultValue: _place, ...placeField } = form.field('placeId')
  const { defaultValue: _room, ...roomField } = form.field('roomId')
  const moveTo = (placeId: string) => onMove({ placeId, roomId: placeId === home.placeId ? home.roomId : '' })
  return (
    <div className="grid gap-4 sm:grid-cols-2 sm:gap-x-2">
      <Select
        {...placeField}
        label="Place"
        placeholder="Choose a place"
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        value={where.placeId}
        onChange={event => moveTo(event.currentTarget.value)}
      />
      <Select
        {...roomField}
        label="Room"
        placeholder={where.placeId ? 'Choose a room' : 'Choose the place first'}
        options={[
          ...rooms.map(({ id, name }) => ({ value: id, label: name })),
          ...(where.placeId ? [{ value: noRoom, label: 'Outside, or not in this list' }] : []),
        ]}
        value={where.roomId}
        onChange={event => onMove({ ...where, roomId: event.currentTarget.value })}
      />
    </div>
  )
}
