import type { Db } from '../db.ts'

/** A page that has not said for so long that it is open is gone. Milliseconds. */
export const silentAfter = 35_000

/** Somebody who has a ticket open. */
export type Present = { id: string; name: string; isWriting: boolean }

/** An open page of somebody who works the ticket. The page's id is the portal's own, so that nobody speaks for another's. */
export type OpenPage = { pageId: string; ticketId: string; person: { id: string; name: string } }

/** Notes that a page was opened, and sweeps away those that are long gone. */
export async function pageOpened(db: Db, { pageId, ticketId, person }: OpenPage, now: Date): Promise<void> {
  await db.presence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - 10 * silentAfter) } } })
  await db.presence.create({
    data: { pageId, ticketId, personId: person.id, personName: person.name, seenAt: now },
  })
}

/** Notes that a page is open still, and whether something is being written on it. Somebody else's page, or one that was closed, stays as it is. */
export async function pageAlive(
  db: Db,
  page: { pageId: string; personId: string; isWriting: boolean },
  now: Date,
): Promise<void> {
  const { pageId, personId, isWriting } = page
  await db.presence.updateMany({ where: { pageId, personId }, data: { isWriting, seenAt: now } })
}

/** Notes that a page was closed. */
export async function pageClosed(db: Db, pageId: string): Promise<void> {
  await db.presence.deleteMany({ where: { pageId } })
}

/** Who has which of some tickets open, by ticket, each person once, in the order of their names. */
export async function presentOn(db: Db, ticketIds: string[], now: Date): Promise<Map<string, Present[]>> {
  const since = new Date(now.getTime() - silentAfter)
  const pages = await db.presence.findMany({
    where: { ticketId: { in: ticketIds }, seenAt: { gt: since } },
    orderBy: [{ personName: 'asc' }, { pageId: 'asc' }],
  })
  const byTicket = new Map<string, Present[]>()
  for (const { ticketId, personId: id, personName: name, isWriting } of pages) {
    const people = byTicket.get(ticketId) ?? []
    const known = people.find(person => person.id === id)
    if (known) known.isWriting ||= isWriting
    else people.push({ id, name, isWriting })
    byTicket.set(ticketId, people)
  }
  return byTicket
}
