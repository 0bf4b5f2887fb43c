import type { Role } from '@ocs/contracts/permissions'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../../server/db.ts'
import { orTaken } from '../../server/violations.ts'

/** A line of the group-to-role table. `placeId` null gives the role in the whole district. */
export type GroupRoleFacts = { group: string; role: Role; placeId: string | null; priority: number }

const taken = 'This group already gives that role there.'

/** The group-to-role table, by priority and group. */
export async function listGroupRoles(db: Db) {
  return db.groupRole.findMany({
    include: { place: { select: { name: true } } },
    orderBy: [{ priority: 'desc' }, { group: 'asc' }, { role: 'asc' }],
  })
}

/** Refuses the role that would let a directory group make admins of one place only. */
function requireSense(facts: GroupRoleFacts): void {
  if (facts.role === 'admin' && facts.placeId !== null) {
    throw new DomainError('invalid_input', 'Admin is a role for the whole district: leave the place empty.')
  }
}

/** Adds a line; it counts from each person's next sign-in on. Refuses: `already_exists`, `invalid_input`. */
export function addGroupRole(db: Db, doer: Doer, facts: GroupRoleFacts): Promise<{ id: string }> {
  const add = inTransaction(db, doer, 'groupRoles.add', facts, async (tx: Tx) => {
    requireSense(facts)
    const { id } = await tx.groupRole.create({ data: facts })
    await recordEvent(tx, doer, { noun: 'group_role', nounId: id, verb: 'added', data: facts })
    return { id }
  })
  return orTaken(add, taken)
}

/** Changes a line. Refuses: `not_found`, `already_exists`, `invalid_input`. */
export function editGroupRole(db: Db, doer: Doer, input: GroupRoleFacts & { id: string }): Promise<{ id: string }> {
  const edit = inTransaction(db, doer, 'groupRoles.edit', input, async (tx: Tx) => {
    const { id, ...facts } = input
    requireSense(facts)
    const before = await tx.groupRole.findUnique({ where: { id } })
    if (!before) throw notFound('Line')
    await tx.groupRole.update({ where: { id }, data: facts })
    const { id: _, ...from } = before
    await recordEvent(tx, doer, { noun: 'group_role', nounId: id, verb: 'edited', data: { from, to: facts } })
    return { id }
  })
  return orTaken(edit, taken)
}

/** Removes a line; people lose the role at their next sign-in. Refuses: `not_found`. */
export function removeGroupRole(db: Db, doer: Doer, input: { id: string }): Promise<{ id: string }> {
  return inTransaction(db, doer, 'groupRoles.remove', input, async (tx: Tx) => {
    const before = await tx.groupRole.findUnique({ where: { id: input.id } })
    if (!before) throw notFound('Line')
    await tx.groupRole.delete({ where: { id: input.id } })
    const { id, ...facts } = before
    await recordEvent(tx, doer, { noun: 'group_role', nounId: id, verb: 'removed', data: facts })
    return { id }
  })
}
