import { type Actor, holds } from '@ocs/contracts/actors'
import type { Role } from '@ocs/contracts/permissions'

const overseers: Role[] = ['principal', 'bookkeeper', 'finance_director', 'director_of_schools', 'admin']

/** Whether a person may read requests of others. It only arranges screens; what they see is the service's answer. */
export function seesOthersRequisitions(actor: Actor): boolean {
  return overseers.some(role => holds(actor, role))
}
