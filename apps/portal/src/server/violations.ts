import { DomainError, type Reason } from '@ocs/contracts/reasons'
import { Prisma } from '../generated/prisma/client.ts'

/** Runs a change; where a unique index refuses it, that is a reason with a plain sentence, not a fault. */
export async function orTaken<T>(change: Promise<T>, message: string, reason: Reason = 'already_exists'): Promise<T> {
  try {
    return await change
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new DomainError(reason, message)
    }
    throw error
  }
}

/** Refuses with `stale_version` where a version-guarded update found nothing to change. */
export function requireChanged(count: number): void {
  if (count === 0) {
    throw new DomainError(
      'stale_version',
      'Somebody else changed this in the meantime. Open the page again to see it, then make your change.',
    )
  }
}
