import { type Actor, holds, placesOf } from '@ocs/contracts/actors'
import type { Role } from '@ocs/contracts/permissions'
import { type Desk, desks } from '@ocs/contracts/tickets'

const directorOf: Record<Desk, Role> = { technology: 'technology_director', maintenance: 'maintenance_director' }

/** The desks whose settings a person is shown: a director's own, an admin's both. The tickets service decides what they may change. */
export function managedDesks(actor: Actor): Desk[] {
  return desks.filter(desk => holds(actor, 'admin') || holds(actor, directorOf[desk]))
}

/** Whether a person directs a desk in the whole district, as its rules ask for; the tickets service decides in the end. */
export function managesDesk(actor: Actor, desk: Desk): boolean {
  return [directorOf[desk], 'admin' as const].some(role => placesOf(actor, role) === 'everywhere')
}
