import type { Actor } from '@ocs/contracts/actors'
import type { PersonKind } from '@ocs/contracts/people'
import type { Grant, Role } from '@ocs/contracts/permissions'

type Holder = { kind: PersonKind; assignments: readonly { role: Role; placeId: string | null }[] }

/**
 * The roles that count for a person: the one of their kind in the whole district, and what was assigned.
 * A student holds the student role only, whatever the table says.
 */
export function grantsOf(person: Holder): Grant[] {
  if (person.kind === 'student') return [{ role: 'student', placeId: null }]
  const assigned = person.assignments
    .filter(
      assignment => assignment.role !== 'student' && !(assignment.role === 'staff' && assignment.placeId === null),
    )
    .map(({ role, placeId }) => ({ role, placeId }))
  const distinct = new Map(assigned.map(grant => [`${grant.role} ${grant.placeId}`, grant]))
  return [{ role: 'staff', placeId: null }, ...distinct.values()]
}

/** What a person may do as one line, equal as long as nobody changed it. */
export function rightsOf(person: Holder): string {
  return grantsOf(person)
    .map(({ role, placeId }) => `${role} ${placeId}`)
    .sort()
    .join()
}

/** A person as the services meet them: signed into the actor token. */
export function actorOf(person: Holder & { id: string; name: string }): Actor {
  return { kind: 'person', id: person.id, name: person.name, grants: grantsOf(person), scopes: [] }
}

/** The portal itself, where it acts for nobody: it tells the services which places there are. */
export const portalActor: Actor = {
  kind: 'machine',
  id: '0c500000-0000-4000-8000-000000000001',
  name: 'Portal',
  grants: [],
  scopes: ['directory:sync'],
}

/** The portal where it follows the feeds of the services, to tell open pages that something changed. */
export const feedActor: Actor = { ...portalActor, scopes: ['events:read'] }
