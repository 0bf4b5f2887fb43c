import { randomUUID } from 'node:crypto'
import { demoPeople, demoPlaces } from '@ocs/contracts/demo'
import { naturalKey } from '@ocs/contracts/natural-order'
import { desks, openStatuses, titleFrom } from '@ocs/contracts/tickets'
import type { Db } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { pick, problems } from './demo-problems.ts'

const rooms = demoPlaces.flatMap(place => place.rooms.map(room => ({ place, room })))
const workers = demoPeople.filter(person => /^(tech|maint)\./.test(person.handle))
const minutes = 60_000

/** The generated ticket at a place in the row; five of a hundred are still open. */
function generated(at: number, count: number, requesters: string[]): Omit<Prisma.TicketCreateManyInput, 'number'> {
  const [desk, category, description] = pick(problems, at)
  const { place, room } = pick(rooms, at * 13)
  const worker = pick(workers, at * 7)
  const open = (at * 7) % 100 < 5
  const createdAt = new Date(Date.now() - (count - at) * 9 * minutes)
  const updatedAt = new Date(createdAt.getTime() + 60 * minutes)
  return {
    desk,
    category,
    title: titleFrom(description),
    description: `${description} (${randomUUID()})`,
    status: open ? pick(openStatuses, at) : 'closed',
    placeId: place.id,
    placeName: place.name,
    roomId: room.id,
    roomName: room.name,
    roomKey: naturalKey(`${place.name}\n${room.name}`),
    requesterId: pick(requesters, at * 31),
    requesterName: `Generated Person ${(at * 31) % requesters.length}`,
    ...(!open && { assigneeId: worker.id, assigneeName: worker.name, closedAt: updatedAt }),
    createdAt,
    updatedAt,
  }
}

/** Tops the database up to so many tickets without history, to measure with: 3,000 requesters, all places, both desks. */
export async function seedLarge(db: Db, count: number): Promise<void> {
  const requesters = Array.from({ length: 3000 }, () => randomUUID())
  const last = { technology: 0, maintenance: 0 }
  for (const { desk, lastNumber } of await db.deskCounter.findMany()) last[desk] = lastNumber
  for (let at = await db.ticket.count(); at < count; at += 1000) {
    const batch = Array.from({ length: Math.min(1000, count - at) }, (_, n) => generated(at + n, count, requesters))
    const data = batch.map(ticket => ({ ...ticket, number: ++last[ticket.desk] }))
    await db.$transaction([
      db.ticket.createMany({ data }),
      ...desks.map(desk => db.deskCounter.update({ where: { desk }, data: { lastNumber: last[desk] } })),
    ])
  }
}
