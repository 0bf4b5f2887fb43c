'use client'

import type { OfferedCategory } from '@ocs/contracts/categories'
import { type Desk, desks } from '@ocs/contracts/tickets'
import { Button, LinkButton, SubmitButton } from '@ocs/ui/button'
import { FormActions, FormStack } from '@ocs/ui/form'
import { RadioCards } from '@ocs/ui/radio-cards'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { Monitor, Wrench } from 'lucide-react'
import { useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import type { PlaceChoice } from '../../server/choices.ts'
import { CategoryFields } from './category-fields.tsx'
import type { DeviceOffer } from './form-choices.ts'
import { FormFiles } from './form-files.tsx'
import { PlaceFields, type Where } from './place-fields.tsx'
import { fileTicketAction } from './tickets.actions.ts'
import { useDevices } from './use-devices.ts'

const deskCards = [
  {
    value: 'technology',
    label: 'Technology',
    description: 'Computers, printers, wifi, software',
    icon: <Monitor aria-hidden />,
  },
  {
    value: 'maintenance',
    label: 'Maintenance',
    description: 'Lights, heating, water, doors, grounds',
    icon: <Wrench aria-hidden />,
  },
]

const prompts: Record<Desk, string> = {
  technology: 'What were you doing, what happened, and since when? Copy the words of any error message.',
  maintenance: 'What is wrong, since when, and is it dangerous? Say when somebody can come in.',
}

/** What a new ticket starts from. */
export type NewTicketProps = {
  places: PlaceChoice[]
  /** The person's own place and room. */
  home: Where
  desk?: Desk
  devices: DeviceOffer
  /** What each desk offers; null where that could not be had. */
  categories: Record<Desk, OfferedCategory[] | null>
}

/** The short form of both desks. What is asked follows the desk; nothing typed is lost when it changes. */
export function NewTicketForm({ places, home, desk: asked, devices: first, categories }: NewTicketProps) {
  const form = useActionForm(fileTicketAction, 'ticket')
  const [desk, setDesk] = useState(asked)
  const [where, setWhere] = useState(home)
  const devices = useDevices(first)
  const move = (next: Where) => {
    setWhere(next)
    if (next.roomId !== where.roomId) void devices.moveTo(next.roomId)
  }
  const { defaultValue: _, ...deskField } = form.field('desk')
  return (
    <ActionForm form={form}>
      <FormStack>
        <RadioCards
          {...deskField}
          label="Who should help?"
          options={deskCards}
          columns={2}
          value={desk ?? ''}
          onChange={value => setDesk(desks.find(each => each === value))}
        />
        {desk ? (
          <>
            <PlaceFields form={form} places={places} home={home} where={where} onMove={move} />
            <CategoryFields form={form} desk={desk} categories={categories} devices={devices} />
            <TextArea
              {...form.field('description')}
              label="What is wrong?"
              hint={prompts[desk]}
              rows={5}
              maxLength={5000}
              hasCounter
            />
            <FormFiles form={form} />
            <OwnTitle form={form} />
            <FormActions>
              <SubmitButton isPending={form.isPending}>File ticket</SubmitButton>
              <LinkButton href="/tickets" variant="quiet">
                Cancel
              </LinkButton>
            </FormActions>
          </>
        ) : null}
      </FormStack>
    </ActionForm>
  )
}

/** A title of one's own; otherwise it is made from the first sentence of the description. */
function OwnTitle({ form }: { form: ActionFormHandle }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) {
    return (
      <TextField
        {...form.field('title')}
        label="Title"
        isOptional
        hint="Left empty, the first sentence above becomes the title."
        maxLength={100}
        autoFocus
      />
    )
  }
  return (
    <Button variant="quiet" size="sm" className="-ml-2 self-start" onPress={() => setOpen(true)}>
      Give it a title of your own
    </Button>
  )
}
