import { type Page, PageInput } from '@ocs/contracts/pages'
import { PersonKind } from '@ocs/contracts/people'
import { Role } from '@ocs/contracts/permissions'
import { decodeCursor, pageFrom } from '@ocs/service-kit/cursors'
import * as z from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db } from '../../server/db.ts'

const blank = z.preprocess(value => (value === '' ? undefined : value), z.undefined())
const or = <T extends z.ZodType>(field: T) => z.union([blank, field]).catch(undefined)

/** The filters of the list of people, as they stand in the address; what cannot be read filters nothing. */
export const PeopleFilter = z.object({
  q: or(z.string().trim().max(200)),
  kind: or(PersonKind),
  role: or(Role),
  place: or(z.uuid()),
  active: or(z.enum(['no', 'all'])),
  cursor: or(PageInput.shape.cursor.unwrap()),
})
export type PeopleFilter = z.infer<typeof PeopleFilter>

const listed = {
  place: { select: { name: true } },
  room: { select: { name: true } },
  assignments: { select: { role: true, placeId: true } },
} satisfies Prisma.PersonInclude

/** A person as the list shows them. */
export type ListedPerson = Prisma.PersonGetPayload<{ include: typeof listed }>

/** What is typed is looked for as it is: `%` and `_` are letters like others, and PostgreSQL stores no NUL. */
function like(text: string): Prisma.StringFilter {
  const contains = text.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')
  return { contains, mode: 'insensitive' }
}

/** Everyone has the role of their kind without it being written down. */
function holding(role: Role): Prisma.PersonWhereInput {
  return role === 'staff' || role === 'student' ? { kind: role } : { kind: 'staff', assignments: { some: { role } } }
}

function whereOf(filter: PeopleFilter): Prisma.PersonWhereInput {
  const { q, kind, role, place, active } = filter
  const words = q?.split(/\s+/).filter(Boolean) ?? []
  return {
    AND: [
      ...words.map(word => ({ OR: [{ name: like(word) }, { email: like(word) }, { jobTitle: like(word) }] })),
      ...(kind ? [{ kind }] : []),
      ...(role ? [holding(role)] : []),
      ...(place ? [{ OR: [{ placeId: place }, { assignments: { some: { placeId: place } } }] }] : []),
      ...(active === 'all' ? [] : [{ active: active !== 'no' }]),
    ],
  }
}

/** A page of people by name. A `place` finds who works there and who holds a role there. Refuses: `bad_cursor`. */
export async function listPeople(db: Db, filter: PeopleFilter, limit = 50): Promise<Page<ListedPerson>> {
  const after = filter.cursor ? decodeCursor(filter.cursor, z.tuple([z.string(), z.uuid()])) : null
  const rows = await db.person.findMany({
    where: {
      AND: [
        whereOf(filter),
        ...(after ? [{ OR: [{ nameKey: { gt: after[0] } }, { nameKey: after[0], id: { gt: after[1] } }] }] : []),
      ],
    },
    include: listed,
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  })
  return pageFrom(
    rows,
    limit,
    row => [row.nameKey, row.id],
    row => row,
  )
}

const shown = {
  place: true,
  room: true,
  accounts: { select: { provider: true, createdAt: true } },
  assignments: { include: { place: true }, orderBy: [{ role: 'asc' }, { createdAt: 'asc' }] },
} satisfies Prisma.PersonInclude

/** A person with everything their page shows. */
export type ShownPerson = Prisma.PersonGetPayload<{ include: typeof shown }>

/** A person by id, or null; an id that is none is nobody's. */
export async function findPerson(db: Db, id: string): Promise<ShownPerson | null> {
  if (!z.uuid().safeParse(id).success) return null
  return db.person.findUnique({ where: { id }, include: shown })
}
