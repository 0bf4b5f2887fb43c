import type { Db } from '../../server/db.ts'

/** Somebody a device can be given to, as a form offers them. */
export type HolderChoice = { id: string; label: string; detail: string | null }

const offered = { id: true, name: true, email: true, place: { select: { name: true } } } as const

/** People with access whose name or address has every word, by name; at most 20. What is typed is taken as it is. */
export async function findHolders(db: Db, typed: string): Promise<HolderChoice[]> {
  const words = typed.replaceAll('\0', '').slice(0, 100).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found = await db.person.findMany({
    where: {
      active: true,
      AND: words.map(word => {
        const like = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
        return { OR: [{ name: like }, { email: like }] }
      }),
    },
    select: offered,
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    take: 20,
  })
  return found.map(holderChoice)
}

function holderChoice(person: {
  id: string
  name: string
  email: string
  place: { name: string } | null
}): HolderChoice {
  return { id: person.id, label: person.name, detail: [person.place?.name, person.email].filter(Boolean).join(' · ') }
}

/** The person with an id, if they have access. */
export async function holderById(db: Db, id: string | null): Promise<{ id: string; name: string } | null> {
  return id === null ? null : db.person.findFirst({ where: { id, active: true }, select: { id: true, name: true } })
}
