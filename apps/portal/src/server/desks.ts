import { type Actor, holds } from '@ocs/contracts/actors'
import type { Role } from '@ocs/contracts/permissions'
import { type Desk, desks } from '@ocs/contracts/tickets'

const directorOf: Record<Desk, Role> = { technology: 'technology_director', maintenance: 'maintenance_director' }

/** The desks whose settings a person is shown: a director's own, an admin's both. The tickets service decides what they may change. */
export function managedDesks(actor: Actor): Desk[] {
  return desks.filter(desk => holds(actor, 'admin') || holds(actor, directorOf[desk]))
}
