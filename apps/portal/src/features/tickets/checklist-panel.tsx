'use client'

import type { Checklist, ChecklistLine } from '@ocs/contracts/checklists'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { Ticket } from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import { TextField } from '@ocs/ui/text-field'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import type { FormAction } from '../../form/form-state.ts'
import { addLineAction, editLineAction, removeLineAction } from './checklist.actions.ts'
import { TickBox } from './tick-box.tsx'

type Key = Pick<Ticket, 'desk' | 'number'>

/** Who reads a line, said where it is written: it is no internal note. */
const readers = 'Whoever reads the ticket sees it, the requester too.'

/** How many lines are ticked, in words: "2 of 5 done". */
function progress({ lines }: Checklist): string {
  return `${lines.filter(line => line.ticked).length} of ${lines.length} done`
}

/**
 * What is to be done on a ticket, line by line. Who works it ticks, adds and changes lines; others see how far it is once
 * something is done.
 * Null is a list that could not be had.
 */
export function ChecklistPanel({ ticket, checklist }: { ticket: Key; checklist: Checklist | null }) {
  if (checklist === null) return <Notice tone="warning">The checklist cannot be shown right now.</Notice>
  const { lines, mayChange } = checklist
  if (!mayChange && !lines.some(line => line.ticked)) return null
  return (
    <Panel
      title="Checklist"
      actions={lines.length > 0 ? <span className="text-sm text-muted tabular-nums">{progress(checklist)}</span> : null}
    >
      {lines.length > 0 ? (
        <ul aria-label="Checklist" className="mb-3 flex flex-col gap-1 last:mb-0">
          {lines.map(line => (
            <Line key={line.id} ticket={ticket} line={line} mayChange={mayChange} />
          ))}
        </ul>
      ) : null}
      {mayChange ? <AddLine ticket={ticket} /> : null}
    </Panel>
  )
}

function Line({ ticket, line, mayChange }: { ticket: Key; line: ChecklistLine; mayChange: boolean }) {
  const { id, text, ticked } = line
  const hidden = { desk: ticket.desk, number: ticket.number, id }
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-2">
      <div className="min-w-0 flex-1 basis-40">
        <TickBox ticket={ticket} line={line} isDisabled={!mayChange} />
        {ticked ? (
          <p className="pl-6.5 text-sm text-muted">
            {ticked.by.name}, {formatInstant(ticked.at)}
          </p>
        ) : null}
      </div>
      {mayChange ? (
        <span className="flex shrink-0">
          <DialogForm
            label="Edit"
            description={`Edit “${text}”`}
            title="Edit line"
            submitLabel="Save"
            variant="quiet"
            action={editLineAction}
            hidden={hidden}
          >
            {form => (
              <TextField label="Line" hint={readers} autoComplete="off" maxLength={200} {...form.field('text', text)} />
            )}
          </DialogForm>
          <ConfirmForm
            label="Remove"
            description={`Remove “${text}”`}
            title="Remove this line?"
            text={`“${text}” disappears from the checklist. The history keeps a line that it was here.`}
            confirmLabel="Remove line"
            action={removeLineAction}
            hidden={hidden}
            variant="quiet"
            isDanger
          />
        </span>
      ) : null}
    </li>
  )
}

/** The field stays where it is and empties itself: the next line is typed at once. */
const add: FormAction = async (state, data) => ({ ...(await addLineAction(state, data)), message: null })

function AddLine({ ticket }: { ticket: Key }) {
  const form = useActionForm(add, 'line')
  return (
    <ActionForm form={form} hidden={{ desk: ticket.desk, number: ticket.number }}>
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField label="Add a line" hint={readers} autoComplete="off" maxLength={200} {...form.field('text')} />
        </div>
        <SubmitButton variant="secondary" isPending={form.isPending}>
          Add
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
