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

/** How many active people other than this one are admin of the whole district. Lock first. */
export async function otherAdmins(tx: Tx, personId: string): Promise<number> {
  return tx.person.count({
    where: {
      id: { not: personId },
      active: true,
      kind: 'staff',
      assignments: { some: { role: 'admin', placeId: null } },
    },
  })
}

/** Whether the person is one of the district's working admins. */
export async function isAdmin(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.person.count({
    where: { id: personId, active: true, kind: 'staff', assignments: { some: { role: 'admin', placeId: null } } },
  })
  return found > 0
}

/** Refuses with `last_admin` where nobody could give the role back. Lock first; call before the change. */
export async function requireAnotherAdmin(tx: Tx, personId: string): Promise<void> {
  if ((await isAdmin(tx, personId)) && (await otherAdmins(tx, personId)) === 0) {
    throw new DomainError('last_admin', 'This is the last admin of the district. Make somebody else an admin first.')
  }
}
