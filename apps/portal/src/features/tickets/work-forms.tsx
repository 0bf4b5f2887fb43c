'use client'

import type { Ticket } from '@ocs/contracts/tickets'
import type { Part, TimeEntry } from '@ocs/contracts/work'
import { DateField } from '@ocs/ui/date-field'
import { TextField } from '@ocs/ui/text-field'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { dollarsField } from '../../form/dollars.ts'
import { addPartAction, changePartAction, changeTimeAction, logTimeAction } from './work.actions.ts'

type Key = Pick<Ticket, 'desk' | 'number'>

const shown = (value: number | undefined) => (value ? String(value) : '')

function TimeFields({ form, entry, today }: { form: ActionFormHandle; entry?: TimeEntry; today: string }) {
  const minutes = entry?.minutes ?? 0
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Hours"
          inputMode="numeric"
          autoComplete="off"
          {...form.field('hours', shown(Math.floor(minutes / 60)))}
        />
        <TextField
          label="Minutes"
          inputMode="numeric"
          autoComplete="off"
          {...form.field('minutes', shown(minutes % 60))}
        />
      </div>
      <DateField label="Day" max={today} {...form.field('workedOn', entry?.workedOn ?? today)} />
      <TextField label="Note" isOptional autoComplete="off" maxLength={500} {...form.field('note', entry?.note)} />
    </>
  )
}

/** Enters time, in a dialog; `today` is the day it is in the district. */
export function LogTime({ ticket, today }: { ticket: Key; today: string }) {
  return (
    <DialogForm
      label="Log time"
      title="Log time"
      submitLabel="Log time"
      action={logTimeAction}
      hidden={{ desk: ticket.desk, number: ticket.number }}
    >
      {form => <TimeFields form={form} today={today} />}
    </DialogForm>
  )
}

/** Corrects an entry of time, in a dialog. */
export function EditTime({
  ticket,
  entry,
  today,
  name,
}: {
  ticket: Key
  entry: TimeEntry
  today: string
  name: string
}) {
  return (
    <DialogForm
      label="Edit"
      description={`Edit ${name}`}
      title="Edit time"
      submitLabel="Save"
      variant="quiet"
      action={changeTimeAction}
      hidden={{ desk: ticket.desk, number: ticket.number, id: entry.id, version: entry.version }}
    >
      {form => <TimeFields form={form} entry={entry} today={today} />}
    </DialogForm>
  )
}

function PartFields({ form, part }: { form: ActionFormHandle; part?: Part }) {
  return (
    <>
      <TextField label="Part" autoComplete="off" maxLength={100} {...form.field('name', part?.name)} />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Quantity"
          inputMode="numeric"
          autoComplete="off"
          {...form.field('quantity', String(part?.quantity ?? 1))}
        />
        <TextField
          label="Price of one"
          prefix="$"
          inputMode="decimal"
          autoComplete="off"
          {...form.field('unitCents', dollarsField(part?.unitCents ?? null))}
        />
      </div>
      <TextField
        label="Supplier"
        isOptional
        autoComplete="off"
        maxLength={100}
        {...form.field('supplier', part?.supplier)}
      />
      <TextField
        label="Part number"
        isOptional
        autoComplete="off"
        spellCheck={false}
        maxLength={50}
        {...form.field('partNumber', part?.partNumber)}
      />
    </>
  )
}

/** Enters a part, in a dialog. */
export function AddPart({ ticket }: { ticket: Key }) {
  return (
    <DialogForm
      label="Add part"
      title="Add part"
      submitLabel="Add part"
      action={addPartAction}
      hidden={{ desk: ticket.desk, number: ticket.number }}
    >
      {form => <PartFields form={form} />}
    </DialogForm>
  )
}

/** Corrects a part, in a dialog. */
export function EditPart({ ticket, part }: { ticket: Key; part: Part }) {
  return (
    <DialogForm
      label="Edit"
      description={`Edit ${part.name}`}
      title="Edit part"
      submitLabel="Save"
      variant="quiet"
      action={changePartAction}
      hidden={{ desk: ticket.desk, number: ticket.number, id: part.id, version: part.version }}
    >
      {form => <PartFields form={form} part={part} />}
    </DialogForm>
  )
}
