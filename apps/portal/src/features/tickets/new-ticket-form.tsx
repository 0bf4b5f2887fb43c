'use client'

import type { DeviceChoice } from '@ocs/contracts/assets'
import { type Desk, deskLabels, desks } from '@ocs/contracts/tickets'
import { Button, LinkButton, SubmitButton } from '@ocs/ui/button'
import { FormActions, FormStack } from '@ocs/ui/form'
import { RadioCards } from '@ocs/ui/radio-cards'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { DraftKeeper, type Kept, KeptForm } from '../../form/kept-form.tsx'
import { CategoryFields } from './category-fields.tsx'
import { deskIcons, deskWords } from './desk-choice.tsx'
import { filingDraftKey, whereOf } from './filing.ts'
import type { FilingStart } from './filing-start.ts'
import { otherDevice } from './form-choices.ts'
import { FormFiles } from './form-files.tsx'
import { PlaceFields, type Where } from './place-fields.tsx'
import { SimilarTickets } from './similar-tickets.tsx'
import { fileTicketAction } from './tickets.actions.ts'
import { useDevices } from './use-devices.ts'

const deskCards = desks.map(desk => ({
  value: desk,
  label: deskLabels[desk],
  description: deskWords[desk],
  icon: deskIcons[desk],
}))

const prompts: Record<Desk, string> = {
  technology: 'What were you doing, what happened, and since when? Copy the words of any error message.',
  maintenance: 'What is wrong, since when, and is it dangerous? Say when somebody can come in.',
}

/** What a new ticket starts from. */
export type NewTicketProps = Omit<FilingStart, 'begunDesk'> & {
  desk?: Desk
  /** What the form came from, a code on a door or a device: such a ticket is a draft of its own. */
  source?: string
  /** The device of the code. */
  device?: DeviceChoice | null
  /** What the code names it by; stands in the form where the inventory is not to be asked. */
  tag?: string | null
}

/** The short form of both desks. What is asked follows the desk; nothing typed is lost when it changes. */
export function NewTicketForm(props: NewTicketProps) {
  return <KeptForm start={props.draft}>{kept => <Fields {...props} kept={kept} />}</KeptForm>
}

/** What the form of a device's code begins with. */
function named({ device, tag }: NewTicketProps): Record<string, string> {
  return tag ? { device: device ? device.tag : otherDevice, tag } : {}
}

function Fields({ kept, ...props }: NewTicketProps & { kept: Kept }) {
  const { places, home, desk: asked, devices: first, devicesOf, categories, source, device } = props
  const form = useActionForm(fileTicketAction, 'ticket', { ...named(props), ...kept.values })
  const [desk, setDesk] = useState(desks.find(each => each === kept.values.desk) ?? asked)
  const [where, setWhere] = useState(() => whereOf(kept.values, places) ?? home)
  const devices = useDevices(first, devicesOf, where.roomId)
  const move = (next: Where) => {
    setWhere(next)
    if (next.roomId !== where.roomId) void devices.moveTo(next.roomId)
  }
  const { defaultValue: _, ...deskField } = form.field('desk')
  return (
    <ActionForm form={form}>
      <FormStack>
        <DraftKeeper kept={kept} draftKey={filingDraftKey(desk, source)} form={form} className="" />
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
            <CategoryFields
              form={form}
              desk={desk}
              categories={categories}
              devices={{ ...devices, named: device ?? null }}
            />
            <TextArea
              {...form.field('description')}
              label="What is wrong?"
              hint={prompts[desk]}
              rows={5}
              maxLength={5000}
              hasCounter
            />
            <SimilarTickets
              desk={desk}
              placeId={where.placeId}
              textId={form.idOf('description')}
              draftKey={filingDraftKey(desk, source)}
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
  const [isOpen, setOpen] = useState(form.field('title').defaultValue !== '')
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
