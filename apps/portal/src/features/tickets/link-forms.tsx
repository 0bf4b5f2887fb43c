'use client'

import { type LinkRelation, linkRelations } from '@ocs/contracts/ticket-links'
import type { Ticket, TicketKey } from '@ocs/contracts/tickets'
import { Checkbox } from '@ocs/ui/checkbox'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { SearchPicker } from '../../form/search-picker.tsx'
import { findCandidates } from './candidates.ts'
import type { SplitCategory } from './connections.ts'
import { addLinkAction, mergeAction, splitAction } from './links.actions.ts'

/** The relation as a choice: "This ticket ...". */
const choices: Record<LinkRelation, string> = {
  duplicate_of: 'is a duplicate of',
  duplicated_by: 'has a duplicate:',
  blocked_by: 'is blocked by',
  blocks: 'blocks',
  child_of: 'is part of',
  parent_of: 'has as a part',
}

function OtherTicket(props: { form: ActionFormHandle; ticket: TicketKey; label: string; forMerge: boolean }) {
  const { form, ticket, label, forMerge } = props
  const { defaultValue: _, ...field } = form.field('other')
  return (
    <SearchPicker
      {...field}
      label={label}
      placeholder="A number or words"
      search={typed => findCandidates(ticket, typed, forMerge)}
      emptyText={forMerge ? 'No open ticket of this desk that you work fits' : 'No ticket that you work fits'}
    />
  )
}

/** Says what this ticket is to another one. */
export function AddLink({ ticket }: { ticket: TicketKey }) {
  const { desk, number } = ticket
  return (
    <DialogForm
      label="Link"
      description="Link to another ticket"
      title="Link to another ticket"
      submitLabel="Link"
      action={addLinkAction}
      hidden={{ desk, number }}
    >
      {form => (
        <>
          <Select
            {...form.field('relation', 'duplicate_of')}
            label="This ticket"
            options={linkRelations.map(value => ({ value, label: choices[value] }))}
          />
          <OtherTicket form={form} ticket={ticket} label="Ticket" forMerge={false} />
        </>
      )}
    </DialogForm>
  )
}

/** Puts this ticket into another one. */
export function MergeTicket({ ticket }: { ticket: TicketKey & { version: number } }) {
  const { desk, number, version } = ticket
  return (
    <DialogForm
      label="Merge"
      description="Merge into another ticket"
      title="Merge into another ticket"
      submitLabel="Merge"
      action={mergeAction}
      hidden={{ desk, number, version }}
    >
      {form => (
        <>
          <p className="text-muted">
            This ticket closes and keeps its comments and files. Its requester, and who else has the problem, may read
            the other ticket from then on, but not its internal notes. Reopening it takes that back.
          </p>
          <OtherTicket form={form} ticket={ticket} label="Into" forMerge />
          <TextArea
            {...form.field('note')}
            label="Note"
            hint="The requester reads it in the history of this ticket."
            isOptional
            rows={2}
            maxLength={5000}
          />
        </>
      )}
    </DialogForm>
  )
}

/** Makes a ticket of its own out of a part of this one. */
export function SplitTicket({ ticket, categories }: { ticket: Ticket; categories: SplitCategory[] }) {
  const { desk, number, category } = ticket
  const own = categories.some(({ value }) => value === category) ? category : undefined
  return (
    <DialogForm
      label="Split"
      description="Split off a part"
      title="Split off a part"
      submitLabel="Split off"
      action={splitAction}
      hidden={{ desk, number }}
    >
      {form => (
        <>
          <p className="text-muted">
            The part becomes a ticket of its own, for the same person, place and device. This one stays as it is.
          </p>
          <TextArea
            {...form.field('description')}
            label="What is the part about?"
            hint="The requester reads it."
            rows={3}
            maxLength={5000}
          />
          <TextField {...form.field('title')} label="Title" isOptional maxLength={100} />
          <Select
            {...form.field('category', own)}
            label="Category"
            placeholder="Choose a category"
            options={categories}
          />
          <Checkbox
            name="take"
            id={form.idOf('take')}
            label="I work on it"
            hint="Otherwise it waits in the queue."
            defaultChecked={form.state.values.take === 'on'}
          />
        </>
      )}
    </DialogForm>
  )
}
