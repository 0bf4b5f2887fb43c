'use client'

import { type BulkCount, type BulkResult, bulkUndoSeconds } from '@ocs/contracts/ticket-bulk'
import {
  type Desk,
  type TicketStatus,
  ticketPriorities,
  ticketPriorityLabels,
  ticketStatusLabels,
} from '@ocs/contracts/tickets'
import { Button, SubmitButton } from '@ocs/ui/button'
import { ComboBox, type ComboItem } from '@ocs/ui/combo-box'
import { Dialog } from '@ocs/ui/dialog'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import { bulkChangeAction } from './bulk.actions.ts'
import type { BulkDeed } from './bulk.form.ts'
import { ticketsOf } from './bulk-words.ts'

const readers = (count: number) => (count === 1 ? 'The requester reads your note.' : 'The requesters read your note.')

/** The deeds that many tickets can have done to them; `title` goes on with how many. */
export const bulkDeeds: Record<
  BulkDeed,
  { label: string; title: string; text: (count: number) => string; needsNote: boolean }
> = {
  assign: {
    label: 'Assign',
    title: 'Assign',
    text: count => `Who you choose finds ${count === 1 ? 'it' : 'them'} under “Assigned to you”.`,
    needsNote: false,
  },
  changeStatus: {
    label: 'Status',
    title: 'Change the status of',
    text: readers,
    needsNote: true,
  },
  changePriority: {
    label: 'Priority',
    title: 'Change the priority of',
    text: count => `${count === 1 ? 'Its' : 'Their'} due times are counted anew.`,
    needsNote: false,
  },
  close: { label: 'Close', title: 'Close', text: count => `${readers(count)} Say what was done.`, needsNote: true },
}

/** Which tickets: those ticked, or (without ids) all that match the list. */
export type BulkChoice = { ids: string[]; count: number; address: string }

const statuses: TicketStatus[] = ['open', 'in_progress', 'on_hold', 'long_term']

/** What a BulkDialog takes. */
export type BulkDialogProps = {
  deed: BulkDeed
  choice: BulkChoice
  /** Whose people the tickets can be given to. */
  desk?: Desk
  people: ComboItem[]
  onStarted: (result: BulkResult) => void
  /** More match than the person was told. */
  onRecounted: (count: BulkCount) => void
  onClose: () => void
}

/** Asks what a bulk change needs to know, and says in its title and on its button how many tickets it changes. */
export function BulkDialog(props: BulkDialogProps) {
  const { deed, choice, onClose } = props
  return (
    <Dialog
      title={`${bulkDeeds[deed].title} ${ticketsOf(choice.count)}`}
      size="sm"
      isDismissable={false}
      isOpen
      onOpenChange={isOpen => (isOpen ? undefined : onClose())}
    >
      <BulkFields {...props} />
    </Dialog>
  )
}

function BulkFields({ deed, choice, desk, people, onStarted, onRecounted, onClose }: BulkDialogProps) {
  const { title, text, needsNote } = bulkDeeds[deed]
  const form = useActionForm(async (state, data) => {
    const answer = await bulkChangeAction(state, data)
    if (answer.count) onRecounted(answer.count)
    if (answer.result) {
      onStarted(answer.result)
      onClose()
    }
    return answer
  }, 'bulk')
  const { ids, count, address } = choice
  const hidden = { deed, ids: ids.join(), expected: count, address, ...(desk && { desk }) }
  return (
    <ActionForm form={form} hidden={hidden}>
      <FormStack>
        <p className="text-muted">
          This changes {ticketsOf(count)}. {text(count)} You can undo it for {bulkUndoSeconds} seconds.
        </p>
        <Choice deed={deed} form={form} people={people} />
        <TextArea {...form.field('note')} label="Note" rows={3} isOptional={!needsNote} maxLength={5000} hasCounter />
        <FormActions>
          <SubmitButton isPending={form.isPending}>{`${title} ${ticketsOf(count)}`}</SubmitButton>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </FormActions>
      </FormStack>
    </ActionForm>
  )
}

/** What has to be chosen for a deed; nothing for closing. */
function Choice({ deed, form, people }: { deed: BulkDeed; form: ActionFormHandle; people: ComboItem[] }) {
  if (deed === 'assign') return <Assignee form={form} people={people} />
  if (deed === 'changeStatus') {
    const options = statuses.map(value => ({ value, label: ticketStatusLabels[value] }))
    return <Select {...form.field('status')} label="New status" placeholder="Choose a status" options={options} />
  }
  if (deed === 'changePriority') {
    const options = ticketPriorities.toReversed().map(value => ({ value, label: ticketPriorityLabels[value] }))
    return <Select {...form.field('priority')} label="New priority" placeholder="Choose a priority" options={options} />
  }
  return null
}

function Assignee({ form, people }: { form: ActionFormHandle; people: ComboItem[] }) {
  // Kept here: a refusal brings the id back, and the box shows a name.
  const [chosen, setChosen] = useState<ComboItem | null>(null)
  const { defaultValue: _, ...field } = form.field('assigneeId')
  return (
    <ComboBox
      {...field}
      label="Assign to"
      placeholder="Type a name"
      items={people}
      defaultItem={chosen}
      onChange={setChosen}
      emptyText="Nobody of this name works this desk"
    />
  )
}
