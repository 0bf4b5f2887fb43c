'use client'

import { type Role, roleLabels, roles } from '@ocs/contracts/permissions'
import { Select } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { addGroupRoleAction, editGroupRoleAction } from './group-roles.actions.ts'

/** A line of the table as the form needs it. */
export type GroupRoleFormFacts = { id: string; group: string; role: Role; placeId: string | null; priority: number }
type Places = { id: string; name: string }[]

const roleOptions = roles.map(role => ({ value: role, label: roleLabels[role] }))

function Fields({ form, line, places }: { form: ActionFormHandle; line?: GroupRoleFormFacts; places: Places }) {
  return (
    <>
      <TextField
        label="Directory group"
        autoComplete="off"
        hint="Its name or id, as the directory sends it."
        {...form.field('group', line?.group)}
      />
      <Select label="Role" placeholder="Choose a role" options={roleOptions} {...form.field('role', line?.role)} />
      <Select
        label="Where"
        placeholder="Whole district"
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field('placeId', line?.placeId)}
      />
      <TextField
        label="Priority"
        inputMode="numeric"
        hint="When two groups give the same role, the higher one is named as its source."
        {...form.field('priority', String(line?.priority ?? 10))}
      />
    </>
  )
}

/** Adds a line, in a dialog. */
export function NewGroupRole({ places }: { places: Places }) {
  return (
    <DialogForm
      label="Add group"
      title="Add group"
      submitLabel="Add"
      variant="primary"
      size="md"
      action={addGroupRoleAction}
    >
      {form => <Fields form={form} places={places} />}
    </DialogForm>
  )
}

/** Changes a line, in a dialog. */
export function EditGroupRole({ line, places }: { line: GroupRoleFormFacts; places: Places }) {
  return (
    <DialogForm
      label="Edit"
      description={`Edit ${line.group}, ${roleLabels[line.role]}`}
      title={`Edit ${line.group}`}
      submitLabel="Save"
      action={editGroupRoleAction}
      hidden={{ id: line.id }}
    >
      {form => <Fields form={form} line={line} places={places} />}
    </DialogForm>
  )
}
