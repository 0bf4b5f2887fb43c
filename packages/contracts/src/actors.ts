import * as z from 'zod'
import { Grant, Permission, permissionTable, type Role } from './permissions.ts'
import { StorableText } from './text.ts'

/**
 * Who asks. A person acts through roles held at places; a machine (an OAuth client) acts through
 * scopes, in the whole district. The portal signs this into the actor token; services believe nothing else.
 */
export const Actor = z.object({
  kind: z.enum(['person', 'machine']),
  id: z.uuid(),
  name: StorableText.min(1).max(200),
  grants: z.array(Grant).max(200),
  scopes: z.array(Permission).max(100),
})
export type Actor = z.infer<typeof Actor>

/** Whether any role or scope of the actor carries a permission; says nothing about single records. */
export function actorCan(actor: Pick<Actor, 'grants' | 'scopes'>, permission: Permission): boolean {
  return (
    actor.scopes.includes(permission) || actor.grants.some(grant => permissionTable[grant.role].includes(permission))
  )
}

/** Where an actor holds a role: `'everywhere'`, or the ids of places (none: an empty list). */
export function placesOf(actor: Pick<Actor, 'grants'>, role: Role): 'everywhere' | string[] {
  const held = actor.grants.filter(grant => grant.role === role)
  if (held.some(grant => grant.placeId === null)) return 'everywhere'
  return held.flatMap(grant => (grant.placeId === null ? [] : [grant.placeId]))
}

/** Whether an actor holds a role anywhere. */
export function holds(actor: Pick<Actor, 'grants'>, role: Role): boolean {
  return actor.grants.some(grant => grant.role === role)
}

/** Who did what no person did: rules that act on time. No person or machine has this id. */
export const systemRef = { id: '0c500000-0000-4000-8000-000000000001', name: 'System' } as const
