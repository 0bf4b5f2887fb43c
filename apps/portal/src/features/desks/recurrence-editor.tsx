'use client'

import { formatInstant } from '@ocs/contracts/plain-dates'
import type { Recurrence, TicketTemplate } from '@ocs/contracts/recurrences'
import { type Desk, ticketPriorities, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { LinkButton, SubmitButton } from '@ocs/ui/button'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import { Select, type SelectOption } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import type { PlaceChoice } from '../../server/choices.ts'
import { withChosen } from './recurrence-choice.ts'
import { addRecurrenceAction, changeRecurrenceAction } from './recurrences.actions.ts'
import { recurringPath } from './recurring-path.ts'
import { ScheduleFields } from './schedule-fields.tsx'
import { SchedulePreviewList } from './schedule-preview.tsx'

/** What the form chooses from. */
export type RecurrenceChoices = {
  places: PlaceChoice[]
  categories: SelectOption[]
  people: SelectOption[]
  today: string
}

const priorityOptions = ticketPriorities.map(value => ({ value, label: ticketPriorityLabels[value] }))

/** Place and room of the ticket; another place empties the room. */
function Where({
  form,
  places,
  template,
}: {
  form: ActionFormHandle
  places: PlaceChoice[]
  template: TicketTemplate | null
}) {
  const [placeId, setPlaceId] = useState(template?.place.id ?? '')
  const [roomId, setRoomId] = useState(template?.room?.id ?? '')
  const rooms = places.find(place => place.id === placeId)?.rooms ?? []
  const { defaultValue: _place, ...placeField } = form.field('placeId')
  const { defaultValue: _room, ...roomField } = form.field('roomId')
  const move = (next: string) => {
    setPlaceId(next)
    setRoomId('')
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        {...placeField}
        label="Place"
        placeholder="Choose a place"
        options={withChosen(
          places.map(({ id, name }) => ({ value: id, label: name })),
          template?.place ?? null,
        )}
        value={placeId}
        onChange={event => move(event.currentTarget.value)}
      />
      <Select
        {...roomField}
        label="Room"
        isOptional
        placeholder="No particular room"
        options={withChosen(
          rooms.map(({ id, name }) => ({ value: id, label: name })),
          template && placeId === template.place.id ? template.room : null,
        )}
        value={roomId}
        onChange={event => setRoomId(event.currentTarget.value)}
      />
    </div>
  )
}

function TemplateFields({
  form,
  desk,
  template,
  choices,
}: {
  form: ActionFormHandle
  desk: Desk
  template: TicketTemplate | null
  choices: RecurrenceChoices
}) {
  return (
    <>
      <TextField label="Title" autoComplete="off" maxLength={100} {...form.field('title', template?.title)} />
      <TextArea
        label="Description"
        hint="What is to be done. It stands in every ticket."
        maxLength={5000}
        hasCounter
        {...form.field('description', template?.description)}
      />
      <Where form={form} places={choices.places} template={template} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Category"
          placeholder="Choose a category"
          options={choices.categories}
          {...form.field('category', template?.category)}
        />
        <Select
          label="Priority"
          options={priorityOptions}
          {...form.field('priority', template?.priority ?? 'normal')}
        />
        <Select
          label="Assign to"
          isOptional
          placeholder="Nobody: it waits in the queue"
          options={withChosen(choices.people, template?.assignee ?? null)}
          {...form.field('assigneeId', template?.assignee?.id)}
        />
        {desk === 'technology' ? (
          <TextField
            label="Asset tag"
            isOptional
            autoComplete="off"
            maxLength={50}
            {...form.field('assetTag', template?.assetTag)}
          />
        ) : (
          <input type="hidden" name="assetTag" value={template?.assetTag ?? ''} />
        )}
      </div>
      <TextArea
        label="Checklist"
        hint="One line for each thing to do; whoever works the ticket ticks them. Whoever reads the ticket sees them, the requester too."
        isOptional
        rows={5}
        {...form.field('checklist', template?.checklist.join('\n'))}
      />
    </>
  )
}

/** What somebody else saved while this form was open. */
function Meanwhile({ recurrence }: { recurrence: Recurrence }) {
  const [opened] = useState(recurrence.version)
  if (recurrence.version === opened) return null
  const { owner, updatedAt } = recurrence
  return (
    <Notice tone="warning" title="Somebody else changed this while you were typing" className="mb-4">
      Saved {formatInstant(updatedAt)}; it is now filed in the name of {owner.name}. The history below shows what was
      changed. What you typed replaces it if you save it.
    </Notice>
  )
}

/** Sets a recurring ticket up, or changes one, and shows the dates that come of it. */
export function RecurrenceEditor({
  desk,
  recurrence,
  choices,
}: {
  desk: Desk
  recurrence: Recurrence | null
  choices: RecurrenceChoices
}) {
  const form = useActionForm(recurrence ? changeRecurrenceAction : addRecurrenceAction, 'recurrence')
  const hidden = { desk, ...(recurrence && { id: recurrence.id, version: recurrence.version }) }
  return (
    <ActionForm form={form} hidden={hidden}>
      {recurrence ? <Meanwhile recurrence={recurrence} /> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel title="The ticket">
          <FormStack>
            <TextField
              label="Name"
              hint="By which you find it in the list."
              autoComplete="off"
              maxLength={80}
              {...form.field('name', recurrence?.name)}
            />
            <TemplateFields form={form} desk={desk} template={recurrence?.template ?? null} choices={choices} />
          </FormStack>
        </Panel>
        <Panel title="When it is filed">
          <FormStack>
            <ScheduleFields form={form} schedule={recurrence?.schedule ?? null} today={choices.today} />
            <SchedulePreviewList />
            <FormActions>
              <SubmitButton isPending={form.isPending}>{recurrence ? 'Save' : 'Add recurring ticket'}</SubmitButton>
              <LinkButton href={recurringPath(desk)} variant="quiet">
                Cancel
              </LinkButton>
            </FormActions>
          </FormStack>
        </Panel>
      </div>
    </ActionForm>
  )
}
