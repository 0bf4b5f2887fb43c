import { naturalKey } from '@ocs/contracts/natural-order'
import type { PersonRef } from '@ocs/contracts/people'
import { DomainError } from '@ocs/contracts/reasons'
import type { Ticket } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { deskRoles } from './choices.ts'
import type { Db } from './db.ts'

/** Somebody to choose from, with what tells namesakes apart. */
export type Colleague = PersonRef & { jobTitle: string | null }

const columns = { id: true, name: true, jobTitle: true } as const
const byName = [{ nameKey: 'asc' as const }, { id: 'asc' as const }]

/** Ids of people named in a text, as a form sends them: one field, with commas. */
export const MentionIds = z
  .string()
  .default('')
  .transform(ids => ids.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).max(20, 'Name at most 20 people'))

/** The active members of the staff whose name has every typed word, at most twenty; students too where `everyone` is wanted. */
export async function findStaff(db: Db, typed: string, everyone = false): Promise<Colleague[]> {
  // PostgreSQL has no place for NUL, and nobody has it in a name.
  const words = naturalKey(typed.replaceAll('\0', '')).split(' ').filter(Boolean).slice(0, 5)
  if (words.length === 0) return []
  const kind = everyone ? undefined : 'staff'
  return db.person.findMany({
    where: { active: true, kind, AND: words.map(word => ({ nameKey: { contains: word.replace(/[\\%_]/g, '\\$&') } })) },
    select: columns,
    orderBy: byName,
    take: 20,
  })
}

/** Somebody who is an active member of the staff now. Refused: `forbidden`. */
export async function colleague(db: Db, id: string): Promise<PersonRef> {
  const person = await db.person.findFirst({ where: { id, active: true, kind: 'staff' }, select: columns })
  if (!person) throw new DomainError('forbidden', 'Choose somebody who works for the district.')
  return { id: person.id, name: person.name }
}

/** Whoever has access now, with where they are; null for an id that nobody has. */
export async function personById(db: Db, id: string) {
  return db.person.findFirst({
    where: { id, active: true },
    select: { id: true, name: true, jobTitle: true, kind: true, placeId: true, roomId: true },
  })
}

type Readable = Pick<Ticket, 'desk' | 'place' | 'requester' | 'assignee'>

/**
 * The active people who may read an answer on a ticket, or a note of the desk, by name: who can be named in it. Those who were
 * only asked for input are not among them.
 */
export async function readersOf(db: Db, ticket: Readable, kind: 'answer' | 'note'): Promise<Colleague[]> {
  const { desk, place, requester, assignee } = ticket
  const overseers = ['principal', 'director_of_schools'] as const
  const roles = [...deskRoles[desk], 'admin' as const, ...(kind === 'answer' ? overseers : [])]
  const at = [{ placeId: null }, ...(place.id ? [{ placeId: place.id }] : [])]
  const ids = [assignee?.id, ...(kind === 'answer' ? [requester.id] : [])].filter(id => id !== undefined)
  return db.person.findMany({
    where: {
      active: true,
      OR: [{ id: { in: ids } }, { kind: 'staff', assignments: { some: { role: { in: roles }, OR: at } } }],
    },
    select: columns,
    orderBy: byName,
    take: 200,
  })
}

/** The people that a form names, as they are called now. Refused: `forbidden`, where one may not read what they are named in. */
export async function mentioned(
  db: Db,
  ticket: Readable,
  kind: 'answer' | 'note',
  ids: string[],
): Promise<PersonRef[]> {
  const readers = await readersOf(db, ticket, kind)
  return [...new Set(ids)].map(id => {
    const person = readers.find(reader => reader.id === id)
    if (!person) throw new DomainError('forbidden', 'Somebody whom you name may not read this. Take the name out.')
    return { id, name: person.name }
  })
}
