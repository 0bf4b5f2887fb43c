'use client'

import { type Role, roleLabels } from '@ocs/contracts/permissions'
import { SubmitButton } from '@ocs/ui/button'
import { Select } from '@ocs/ui/select'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { giveRoleAction } from './people.actions.ts'

/** Gives a person one more role, in the whole district or at one place. */
export function RoleForm(props: { personId: string; roles: Role[]; places: { id: string; name: string }[] }) {
  const { personId, roles, places } = props
  const form = useActionForm(giveRoleAction, 'role')
  return (
    <ActionForm form={form} hidden={{ personId }}>
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Select
          label="Role"
          placeholder="Choose a role"
          options={roles.map(role => ({ value: role, label: roleLabels[role] }))}
          {...form.field('role')}
        />
        <Select
          label="Where"
          placeholder="Whole district"
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field('placeId')}
        />
        <SubmitButton variant="secondary" isPending={form.isPending}>
          Give role
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
