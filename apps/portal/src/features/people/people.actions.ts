'use server'

import { Role } from '@ocs/contracts/permissions'
import { DomainError } from '@ocs/contracts/reasons'
import { text } from '@ocs/contracts/text'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { peopleChanged } from '../../server/directory.ts'
import { env } from '../../server/env.ts'
import { IdField, orNull, RecordFields } from '../../server/fields.ts'
import { kindOfAddress } from '../../server/sign-in.rules.ts'
import {
  addPerson,
  editPerson,
  giveRole,
  type PersonFacts,
  setPersonActive,
  takeRole,
  unlinkAccounts,
} from './people.store.ts'

const can = 'people:manage'

const PersonForm = z.object({
  name: text(200).min(1, 'Enter the name'),
  email: z.string().trim().toLowerCase().pipe(z.email('Enter an e-mail address, like name@school.example').max(200)),
  jobTitle: orNull(text(100)),
  placeId: orNull(IdField),
  roomId: orNull(IdField),
})

/** Staff or student follows from the address, as it will at sign-in. Refuses an address with which nobody could sign in. */
function withKind(form: z.output<typeof PersonForm>): PersonFacts {
  const { OIDC_STAFF_DOMAINS: staff, OIDC_STUDENT_DOMAINS: student } = env()
  const kind = kindOfAddress(form.email, { staff, student })
  if (kind) return { ...form, kind }
  const domains = [...staff, ...student].map(domain => `@${domain}`).join(', ')
  throw new DomainError('invalid_input', `This address could not sign in. Use one that ends in ${domains}.`)
}

const fieldOf = { already_exists: 'email', invalid_input: 'email', place_inactive: 'roomId' } as const

/** Adds a person and opens their page. */
export async function addPersonAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: PersonForm, fieldOf }, async (form, ctx) => {
    const { id } = await addPerson(db(), ctx, withKind(form))
    return { message: `${form.name} is added`, goTo: `/admin/people/${id}` }
  })
}

/** Changes what is written about a person. */
export async function editPersonAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: PersonForm.extend(RecordFields), fieldOf }, async (form, ctx) => {
    await editPerson(db(), ctx, { ...withKind(form), id: form.id, version: form.version })
    peopleChanged()
    return { message: 'Changes are saved', goTo: `/admin/people/${form.id}` }
  })
}

/** Switches a person's access on or off. */
export async function setPersonActiveAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...RecordFields, active: z.enum(['yes', 'no']) })
  return runAction(data, { can, input }, async ({ id, version, active }, ctx) => {
    await setPersonActive(db(), ctx, { id, version, active: active === 'yes' })
    peopleChanged()
    const message = active === 'yes' ? 'Access is switched on' : 'Access is switched off, and every session is ended'
    return { message }
  })
}

/** Gives a person a role. */
export async function giveRoleAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({
    personId: IdField,
    role: z.preprocess(value => (value === '' ? undefined : value), Role.optional()),
    placeId: orNull(IdField),
  })
  const roleField = { already_exists: 'role', invalid_input: 'role', place_inactive: 'placeId' } as const
  return runAction(data, { can, input, fieldOf: roleField }, async ({ role, personId, placeId }, ctx) => {
    if (!role) throw new DomainError('invalid_input', 'Choose a role')
    await giveRole(db(), ctx, { role, personId, placeId })
    peopleChanged()
    return { message: 'The role is given' }
  })
}

/** Takes a role away. */
export async function takeRoleAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: z.object({ assignmentId: IdField }) }, async (input, ctx) => {
    await takeRole(db(), ctx, input)
    peopleChanged()
    return { message: 'The role is taken away' }
  })
}

/** Forgets which account signs in as a person. */
export async function unlinkAccountsAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: z.object({ id: IdField }) }, async (input, ctx) => {
    await unlinkAccounts(db(), ctx, input)
    return { message: 'The sign-in account is unlinked' }
  })
}
