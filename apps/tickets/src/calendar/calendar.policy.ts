import { type Actor, actorCan, holds, placesOf } from '@ocs/contracts/actors'
import { closureActions } from '@ocs/contracts/clocks'
import type { Role } from '@ocs/contracts/permissions'
import { type Desk, desks } from '@ocs/contracts/tickets'

/** What every change of hours, closures and targets takes at all; the procedures declare the same. */
export const managing = 'desks:manage'

const directorOf: Record<Desk, Role> = { technology: 'technology_director', maintenance: 'maintenance_director' }

/** The places at which an actor holds one of the roles; a student never does, whatever else somebody gave them. */
function reach(actor: Actor, roles: Role[]): 'everywhere' | string[] {
  if (!actorCan(actor, managing) || holds(actor, 'student')) return []
  if (actor.kind === 'machine') return 'everywhere'
  const places = roles.map(role => placesOf(actor, role))
  return places.some(each => each === 'everywhere') ? 'everywhere' : places.flat()
}

/** Whether an actor may change a desk's hours, targets and rules of time: its director in the whole district, or an admin. */
export function mayManageDesk(actor: Actor, desk: Desk): boolean {
  return reach(actor, [directorOf[desk], 'admin']) === 'everywhere'
}

/** Whether an actor may change the closures of a place, or of the district (null): a director of either desk there, or an admin. */
export function mayManageClosures(actor: Actor, placeId: string | null): boolean {
  const places = reach(actor, [...desks.map(desk => directorOf[desk]), 'admin'])
  return places === 'everywhere' || (placeId !== null && places.includes(placeId))
}

/** What an actor may do to a closure; exactly what the guard then allows. */
export function closureActionsOf(actor: Actor, placeId: string | null): (typeof closureActions)[number][] {
  return mayManageClosures(actor, placeId) ? [...closureActions] : []
}
