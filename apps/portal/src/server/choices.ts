import { type Candidate, maxCandidates } from '@ocs/contracts/answers'
import type { Role } from '@ocs/contracts/permissions'
import type { Desk } from '@ocs/contracts/tickets'
import type { Db } from './db.ts'

/** A place with its rooms, as forms offer them: active ones only, in natural order. */
export type PlaceChoice = { id: string; name: string; rooms: { id: string; name: string }[] }

/** The places and rooms to choose from. For checking what a form sent as much as for showing it. */
export async function placeChoices(db: Db): Promise<PlaceChoice[]> {
  return db.place.findMany({
    where: { active: true },
    select: {
      id: true,
      name: true,
      rooms: {
        where: { active: true },
        select: { id: true, name: true },
        orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
      },
    },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
  })
}

/** A room by its id, in use or not; null for an id that is no room's. */
export async function roomById(db: Db, id: string) {
  const place = { select: { id: true, name: true, active: true } }
  return db.room.findUnique({ where: { id }, select: { id: true, name: true, active: true, place } })
}

/** The roles that work a desk's tickets; an admin works both, but is not offered as somebody to assign. */
export const deskRoles: Record<Desk, Role[]> = {
  technology: ['technology_technician', 'technology_director'],
  maintenance: ['maintenance_technician', 'maintenance_director'],
}

/** The active people who work a desk at a place (null: anywhere), by name: who a ticket there can be given to. */
export async function deskPeople(
  db: Db,
  desk: Desk,
  placeId: string | null,
): Promise<{ id: string; name: string; jobTitle: string | null }[]> {
  const at = placeId ? { OR: [{ placeId: null }, { placeId }] } : {}
  return db.person.findMany({
    where: { active: true, kind: 'staff', assignments: { some: { role: { in: deskRoles[desk] }, ...at } } },
    select: { id: true, name: true, jobTitle: true },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    take: 200,
  })
}

const nearestFirst: Candidate['works'][] = ['place_technician', 'technician', 'director']

/** The active people whom a desk's rules may give a ticket at a place to, and how they work there; those of the place first. */
export async function deskCandidates(db: Db, desk: Desk, placeId: string): Promise<Candidate[]> {
  const here = { role: { in: deskRoles[desk] }, OR: [{ placeId: null }, { placeId }] }
  const people = await db.person.findMany({
    where: { active: true, kind: 'staff', assignments: { some: here } },
    select: { id: true, name: true, assignments: { where: here, select: { role: true, placeId: true } } },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  const candidates = people.map(({ id, name, assignments }): Candidate => {
    const asTechnician = assignments.filter(each => each.role === `${desk}_technician`)
    const [nearest] = asTechnician.toSorted((a, b) => Number(b.placeId !== null) - Number(a.placeId !== null))
    return { id, name, works: nearest ? (nearest.placeId ? 'place_technician' : 'technician') : 'director' }
  })
  return nearestFirst.flatMap(works => candidates.filter(each => each.works === works)).slice(0, maxCandidates)
}
