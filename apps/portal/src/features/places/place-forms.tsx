'use client'

import {
  type PlaceKind,
  placeKindLabels,
  placeKinds,
  type RoomKind,
  roomKindLabels,
  roomKinds,
} from '@ocs/contracts/places'
import { LinkButton, SubmitButton } from '@ocs/ui/button'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Select } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { addPlaceAction, addRoomAction, editPlaceAction, editRoomAction } from './places.actions.ts'

const placeOptions = placeKinds.map(kind => ({ value: kind, label: placeKindLabels[kind] }))
const roomOptions = roomKinds.map(kind => ({ value: kind, label: roomKindLabels[kind] }))

function PlaceFields({ form, place }: { form: ActionFormHandle; place?: { name: string; kind: PlaceKind } }) {
  return (
    <>
      <TextField label="Name" autoComplete="off" {...form.field('name', place?.name)} />
      <Select label="Kind" options={placeOptions} {...form.field('kind', place?.kind ?? 'SCHOOL')} />
    </>
  )
}

/** Adds a place. */
export function NewPlaceForm() {
  const form = useActionForm(addPlaceAction, 'place')
  return (
    <ActionForm form={form}>
      <FormStack>
        <PlaceFields form={form} />
        <FormActions>
          <SubmitButton isPending={form.isPending}>Add place</SubmitButton>
          <LinkButton href="/admin/places" variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </FormStack>
    </ActionForm>
  )
}

/** Renames a place or changes its kind, in a dialog. */
export function EditPlace({ place }: { place: { id: string; version: number; name: string; kind: PlaceKind } }) {
  return (
    <DialogForm
      label="Edit"
      description="Edit place"
      title="Edit place"
      submitLabel="Save"
      variant="primary"
      size="md"
      action={editPlaceAction}
      hidden={{ id: place.id, version: place.version }}
    >
      {form => <PlaceFields form={form} place={place} />}
    </DialogForm>
  )
}

/** Adds rooms, one after the other. */
export function NewRoomForm({ placeId }: { placeId: string }) {
  const form = useActionForm(addRoomAction, 'room')
  return (
    <ActionForm form={form} hidden={{ placeId }}>
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_12rem_auto]">
        <TextField label="Room name or number" autoComplete="off" {...form.field('name')} />
        <Select label="Kind" options={roomOptions} {...form.field('kind', 'classroom')} />
        <SubmitButton variant="secondary" isPending={form.isPending}>
          Add room
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Renames a room or changes its kind, in a dialog. */
export function EditRoom({ room }: { room: { id: string; version: number; name: string; kind: RoomKind } }) {
  return (
    <DialogForm
      label="Edit"
      description={`Edit room ${room.name}`}
      title={`Edit room ${room.name}`}
      submitLabel="Save"
      action={editRoomAction}
      hidden={{ id: room.id, version: room.version }}
    >
      {form => (
        <>
          <TextField label="Room name or number" autoComplete="off" {...form.field('name', room.name)} />
          <Select label="Kind" options={roomOptions} {...form.field('kind', room.kind)} />
        </>
      )}
    </DialogForm>
  )
}
