import { naturalKey } from '@ocs/contracts/natural-order'
import type { PersonKind } from '@ocs/contracts/people'
import type { Role } from '@ocs/contracts/permissions'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { keepAnAdmin, lockAdmins } from '../../server/admins.ts'
import type { Db, Tx } from '../../server/db.ts'
import { orTaken, requireChanged } from '../../server/violations.ts'
import { mayHold, mayTake } from './people.rules.ts'

/** What an admin writes about a person. The kind follows from the address. */
export type PersonFacts = {
  name: string
  email: string
  kind: PersonKind
  jobTitle: string | null
  placeId: string | null
  roomId: string | null
}

const emailTaken = 'Somebody else has this e-mail address.'

/** A place or room that a form names must exist, be in use, and belong together. */
async function requirePlace(tx: Tx, placeId: string | null, roomId: string | null): Promise<void> {
  if (placeId && !(await tx.place.findFirst({ where: { id: placeId, active: true } }))) {
    throw new DomainError('place_inactive', 'This place is not in use. Choose another.')
  }
  if (roomId && !(await tx.room.findFirst({ where: { id: roomId, active: true, placeId: placeId ?? undefined } }))) {
    throw new DomainError('place_inactive', 'This room is not at that place. Choose another.')
  }
  if (roomId && !placeId) throw new DomainError('invalid_input', 'Choose the place of the room first.')
}

async function personForChange(tx: Tx, id: string) {
  const person = await tx.person.findUnique({ where: { id } })
  if (!person) throw notFound('Person')
  return person
}

/** Adds a person before their first sign-in, which finds them by the address. Refuses: `already_exists`, `place_inactive`. */
export function addPerson(db: Db, doer: Doer, facts: PersonFacts): Promise<{ id: string }> {
  const add = inTransaction(db, doer, 'people.add', facts, async (tx: Tx) => {
    await requirePlace(tx, facts.placeId, facts.roomId)
    const { id } = await tx.person.create({ data: { ...facts, nameKey: naturalKey(facts.name) } })
    await recordEvent(tx, doer, { noun: 'person', nounId: id, verb: 'added', data: { kind: facts.kind } })
    return { id }
  })
  return orTaken(add, emailTaken)
}

/**
 * Changes what is written about a person. Refuses: `not_found`, `stale_version`, `already_exists` (the address),
 * `place_inactive`, `last_admin` (the address would make the last admin a student).
 */
export function editPerson(
  db: Db,
  doer: Doer,
  input: PersonFacts & { id: string; version: number },
): Promise<{ id: string }> {
  const edit = inTransaction(db, doer, 'people.edit', input, async (tx: Tx) => {
    const { id, version, ...facts } = input
    const before = await personForChange(tx, id)
    if (before.placeId !== facts.placeId || before.roomId !== facts.roomId) {
      await requirePlace(tx, facts.placeId, facts.roomId)
    }
    if (before.kind !== facts.kind) await lockAdmins(tx)
    const { count } = await tx.person.updateMany({
      where: { id, version },
      data: { ...facts, nameKey: naturalKey(facts.name), version: { increment: 1 } },
    })
    requireChanged(count)
    if (before.kind !== facts.kind) await keepAnAdmin(tx)
    const keys = ['name', 'email', 'kind', 'jobTitle', 'placeId', 'roomId'] as const
    const changed = keys.filter(key => before[key] !== facts[key])
    await recordEvent(tx, doer, { noun: 'person', nounId: id, verb: 'edited', data: { changed } })
    return { id }
  })
  return orTaken(edit, emailTaken)
}

/** Switches a person's access on or off; off ends their sessions in the same moment. Refuses: `not_found`, `stale_version`, `last_admin`. */
export function setPersonActive(
  db: Db,
  doer: Doer,
  input: { id: string; version: number; active: boolean },
): Promise<{ id: string }> {
  return inTransaction(db, doer, 'people.setActive', input, async (tx: Tx) => {
    const { id, version, active } = input
    await personForChange(tx, id)
    await lockAdmins(tx)
    const { count } = await tx.person.updateMany({
      where: { id, version },
      data: { active, version: { increment: 1 } },
    })
    requireChanged(count)
    if (!active) {
      await keepAnAdmin(tx)
      await tx.session.deleteMany({ where: { personId: id } })
    }
    await recordEvent(tx, doer, { noun: 'person', nounId: id, verb: active ? 'activated' : 'deactivated' })
    return { id }
  })
}

/** Gives a role at a place, or in the whole district. Refuses: `not_found`, `invalid_input`, `already_exists`, `place_inactive`. */
export function giveRole(
  db: Db,
  doer: Doer,
  input: { personId: string; role: Role; placeId: string | null },
): Promise<{ id: string }> {
  const { personId, role, placeId } = input
  const give = inTransaction(db, doer, 'people.giveRole', input, async (tx: Tx) => {
    const person = await personForChange(tx, personId)
    const refusal = mayHold(person, role, placeId)
    if (refusal) throw new DomainError(refusal.refused, refusal.message)
    await requirePlace(tx, placeId, null)
    const { id } = await tx.roleAssignment.create({ data: { personId, role, placeId, source: 'admin' } })
    await recordEvent(tx, doer, { noun: 'person', nounId: personId, verb: 'role_given', data: { role, placeId } })
    return { id }
  })
  return orTaken(give, 'This person already has that role there.')
}

/** Takes away a role that was given by hand. Refuses: `not_found`, `in_use` (it comes from a group), `last_admin`. */
export function takeRole(db: Db, doer: Doer, input: { assignmentId: string }): Promise<{ personId: string }> {
  return inTransaction(db, doer, 'people.takeRole', input, async (tx: Tx) => {
    await lockAdmins(tx)
    const assignment = await tx.roleAssignment.findUnique({ where: { id: input.assignmentId } })
    if (!assignment) throw notFound('Role')
    const refusal = mayTake(assignment)
    if (refusal) throw new DomainError(refusal.refused, refusal.message)
    const { personId, role, placeId } = assignment
    await tx.roleAssignment.delete({ where: { id: assignment.id } })
    if (role === 'admin') await keepAnAdmin(tx)
    await recordEvent(tx, doer, { noun: 'person', nounId: personId, verb: 'role_taken', data: { role, placeId } })
    return { personId }
  })
}

/** Forgets which account of an identity provider signs in as this person; the next one with the address will. Ends their sessions. */
export function unlinkAccounts(db: Db, doer: Doer, input: { id: string }): Promise<{ id: string }> {
  return inTransaction(db, doer, 'people.unlinkAccounts', input, async (tx: Tx) => {
    await personForChange(tx, input.id)
    const { count } = await tx.signInAccount.deleteMany({ where: { personId: input.id } })
    await tx.session.deleteMany({ where: { personId: input.id } })
    await recordEvent(tx, doer, {
      noun: 'person',
      nounId: input.id,
      verb: 'accounts_unlinked',
      data: { accounts: count },
    })
    return { id: input.id }
  })
}
