'use server'

import { Role } from '@ocs/contracts/permissions'
import { DomainError } from '@ocs/contracts/reasons'
import { text } from '@ocs/contracts/text'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { IdField, orNull } from '../../server/fields.ts'
import { addGroupRole, editGroupRole, type GroupRoleFacts, removeGroupRole } from './group-roles.store.ts'

const can = 'people:manage'
const fieldOf = { already_exists: 'group', invalid_input: 'role' } as const

const GroupRoleForm = z.object({
  group: text(200).min(1, 'Enter the name or id of the group'),
  role: orNull(Role),
  placeId: orNull(IdField),
  priority: z.coerce
    .number('Enter a number')
    .int('Enter a whole number')
    .min(0, 'Enter 0 or more')
    .max(1000, 'Enter 1,000 or less'),
})

function withRole(form: z.output<typeof GroupRoleForm>): GroupRoleFacts {
  if (!form.role) throw new DomainError('invalid_input', 'Choose a role')
  return { group: form.group, role: form.role, placeId: form.placeId, priority: form.priority }
}

/** Adds a line to the group-to-role table. */
export async function addGroupRoleAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: GroupRoleForm, fieldOf }, async (form, ctx) => {
    await addGroupRole(db(), ctx, withRole(form))
    return { message: `The group ${form.group} gives this role from each person's next sign-in on` }
  })
}

/** Changes a line of the group-to-role table. */
export async function editGroupRoleAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: GroupRoleForm.extend({ id: IdField }), fieldOf }, async (form, ctx) => {
    await editGroupRole(db(), ctx, { ...withRole(form), id: form.id })
    return { message: "Saved; it counts from each person's next sign-in on" }
  })
}

/** Removes a line of the group-to-role table. */
export async function removeGroupRoleAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: z.object({ id: IdField }) }, async (input, ctx) => {
    await removeGroupRole(db(), ctx, input)
    return { message: 'Removed; people lose the role at their next sign-in' }
  })
}
