'use client'

import { LinkButton, SubmitButton } from '@ocs/ui/button'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Select } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import type { PlaceChoice } from '../../server/choices.ts'
import { addPersonAction, editPersonAction } from './people.actions.ts'

/** What the form starts from; `id` and `version` only where the person exists. */
export type PersonFormFacts = {
  id: string
  version: number
  name: string
  email: string
  jobTitle: string | null
  placeId: string | null
  roomId: string | null
}

const asOptions = (choices: { id: string; name: string }[]) =>
  choices.map(({ id, name }) => ({ value: id, label: name }))

/** Adds a person, or changes what is written about one. The rooms offered are those of the chosen place. */
export function PersonForm({ person, places }: { person?: PersonFormFacts; places: PlaceChoice[] }) {
  const form = useActionForm(person ? editPersonAction : addPersonAction, 'person')
  const [placeId, setPlaceId] = useState(person?.placeId ?? '')
  const rooms = places.find(place => place.id === placeId)?.rooms ?? []
  return (
    <ActionForm form={form} hidden={person ? { id: person.id, version: person.version } : {}}>
      <FormStack>
        <TextField label="Name" autoComplete="off" {...form.field('name', person?.name)} />
        <TextField
          label="E-mail address"
          type="email"
          autoComplete="off"
          hint="The school account they sign in with. It decides whether they are staff or a student."
          {...form.field('email', person?.email)}
        />
        <TextField label="Job title" isOptional autoComplete="off" {...form.field('jobTitle', person?.jobTitle)} />
        <Select
          label="Place"
          isOptional
          hint="Where they work or learn; forms start from it."
          placeholder="No place"
          options={asOptions(places)}
          onChange={event => setPlaceId(event.currentTarget.value)}
          {...form.field('placeId', person?.placeId)}
        />
        <Select
          label="Room"
          isOptional
          placeholder={placeId ? 'No room' : 'Choose a place first'}
          options={asOptions(rooms)}
          {...form.field('roomId', placeId === person?.placeId ? person.roomId : null)}
          key={placeId}
        />
        <FormActions>
          <SubmitButton isPending={form.isPending}>{person ? 'Save changes' : 'Add person'}</SubmitButton>
          <LinkButton href={person ? `/admin/people/${person.id}` : '/admin/people'} variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </FormStack>
    </ActionForm>
  )
}
