'use client'

import { type Desk, deskLabels } from '@ocs/contracts/tickets'
import { Checkbox } from '@ocs/ui/checkbox'
import { TextField } from '@ocs/ui/text-field'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { changeViewAction, saveViewAction } from './views.actions.ts'

function ViewFields(props: { form: ActionFormHandle; name?: string; desk: Desk | null; isShared?: boolean }) {
  const { form, name, desk, isShared = false } = props
  const { status, values } = form.state
  return (
    <>
      <TextField {...form.field('name', name)} label="Name" hint="For example: Printers, oldest first" maxLength={60} />
      {desk ? (
        <Checkbox
          name="shared"
          id={form.idOf('shared')}
          label={`Share it with the ${deskLabels[desk].toLowerCase()} desk`}
          hint="All who work this desk see it. Each sees only the tickets they may see."
          defaultChecked={status === 'failed' ? values.shared === 'on' : isShared}
        />
      ) : null}
    </>
  )
}

/** Keeps the list that is shown. `desk` is the one that it can be shared with. */
export function SaveView({ address, desk }: { address: string; desk: Desk | null }) {
  return (
    <DialogForm
      label="Save this view"
      title="Save this view"
      submitLabel="Save view"
      variant="quiet"
      action={saveViewAction}
      hidden={{ address }}
    >
      {form => <ViewFields form={form} desk={desk} />}
    </DialogForm>
  )
}

/** Gives a view another name, and shares it or stops sharing it. */
export function RenameView(props: { id: string; version: number; name: string; desk: Desk | null; isShared: boolean }) {
  const { id, version, name, desk, isShared } = props
  return (
    <DialogForm
      label="Rename"
      description={`Rename the view ${name}`}
      title="Rename or share this view"
      submitLabel="Save"
      action={changeViewAction}
      hidden={{ id, version }}
    >
      {form => <ViewFields form={form} name={name} desk={desk} isShared={isShared} />}
    </DialogForm>
  )
}
