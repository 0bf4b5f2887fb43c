import type { PersonKind } from '@ocs/contracts/people'
import { type Role, roleLabels } from '@ocs/contracts/permissions'
import { type Refusal, refuse } from '@ocs/contracts/reasons'

/** What an admin may give by hand: everything but the two roles that come with being staff or a student. */
export const givableRoles = (Object.keys(roleLabels) as Role[]).filter(role => role !== 'staff' && role !== 'student')

/** Whether a person can be given a role at a place (null: in the whole district). Refuses with `invalid_input`. */
export function mayHold(person: { kind: PersonKind }, role: Role, placeId: string | null): Refusal | null {
  if (person.kind === 'student') return refuse('invalid_input', 'A student can hold no other role.')
  if (role === 'staff' || role === 'student') {
    return refuse('invalid_input', 'Everybody has this role from the kind of their account.')
  }
  if (role === 'admin' && placeId !== null) {
    return refuse('invalid_input', 'Admin is a role for the whole district: leave the place empty.')
  }
  return null
}

/** Whether an admin can take a role away here. Refuses with `in_use` what a directory group gives again. */
export function mayTake(assignment: { source: 'group' | 'admin'; group: string | null }): Refusal | null {
  if (assignment.source === 'admin') return null
  return refuse(
    'in_use',
    `This role comes from the directory group ${assignment.group}. Take the person out of that group, or change what the group gives.`,
  )
}

/** Why somebody holds a role, as a sentence. */
export function whyRole(assignment: { source: 'group' | 'admin'; group: string | null }): string {
  return assignment.source === 'group'
    ? `From the directory group ${assignment.group}; brought up to date at every sign-in`
    : 'Given by an admin; stays until an admin takes it away'
}
