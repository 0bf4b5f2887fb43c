import { DomainError } from '@ocs/contracts/reasons'
import type { Tx } from './db.ts'

/** Any number that no other advisory lock of the portal's database uses. */
const adminsLock = 5_062_003

/**
 * Makes changes that could leave the district without an admin wait for each other; held until the transaction
 * ends. Without it two admins who remove each other at the same moment would both see the other still there.
 */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${adminsLock}::bigint)`
}

/** How many active people are admin of the whole district, one person left out if given. Lock first. */
export async function countAdmins(tx: Tx, exceptId?: string): Promise<number> {
  return tx.person.count({
    where: {
      ...(exceptId && { id: { not: exceptId } }),
      active: true,
      kind: 'staff',
      assignments: { some: { role: 'admin', placeId: null } },
    },
  })
}

/** Refuses with `last_admin`, which undoes the transaction, where the change left nobody who could undo it. Lock before the change. */
export async function keepAnAdmin(tx: Tx): Promise<void> {
  if ((await countAdmins(tx)) === 0) {
    throw new DomainError('last_admin', 'This is the last admin of the district. Make somebody else an admin first.')
  }
}
