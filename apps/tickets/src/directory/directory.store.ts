import { naturalKey } from '@ocs/contracts/natural-order'
import { DirectoryPerson } from '@ocs/contracts/people'
import type { DirectoryPlace, PlaceRef, RoomRef } from '@ocs/contracts/places'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import * as z from 'zod'
import type { Db, Tx } from '../db.ts'

/**
 * Takes over the portal's places and rooms as a whole. Tickets keep the names they were filed with.
 * @returns how many places and rooms there are now
 */
export async function replaceDirectory(
  db: Db,
  doer: Doer,
  input: { places: DirectoryPlace[] },
): Promise<{ places: number; rooms: number }> {
  return inTransaction(db, doer, 'directory.replace', input, async (tx: Tx) => {
    // Two at once would see each other's half; readers are not held up by this lock.
    await tx.$executeRaw`lock table place in exclusive mode`
    await tx.place.deleteMany()
    const places = await tx.place.createMany({
      data: input.places.map(({ id, name, active }) => ({ id, name, nameKey: naturalKey(name), active })),
    })
    const rooms = await tx.room.createMany({
      data: input.places.flatMap(place =>
        place.rooms.map(({ id, name, active }) => ({ id, placeId: place.id, name, nameKey: naturalKey(name), active })),
      ),
    })
    return { places: places.count, rooms: rooms.count }
  })
}

/** Takes over who works and directs the desks, as a whole. Answers how many there are now. */
export async function replacePeople(
  db: Db,
  doer: Doer,
  input: { people: DirectoryPerson[] },
): Promise<{ people: number }> {
  return inTransaction(db, doer, 'directory.replacePeople', input, async (tx: Tx) => {
    await tx.$executeRaw`lock table directory_person in exclusive mode`
    await tx.directoryPerson.deleteMany()
    const { count } = await tx.directoryPerson.createMany({ data: input.people })
    return { people: count }
  })
}

/** Who works and directs the desks, and the admins, by name. Empty where the portal has told of nobody yet. */
export async function directoryPeople(db: Db | Tx): Promise<DirectoryPerson[]> {
  return z
    .array(DirectoryPerson)
    .parse(await db.directoryPerson.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }))
}

/** Active ones first; the id makes the choice the same every time. */
const best = [{ active: 'desc' }, { id: 'asc' }] as const

/**
 * Finds a place and its room by their names as people write them (case, accents and spaces aside).
 * A name the district does not know is kept as text without an id.
 */
export async function findByName(
  tx: Tx,
  placeName: string,
  roomName: string,
): Promise<{ place: PlaceRef; room: RoomRef | null }> {
  const place = await tx.place.findFirst({ where: { nameKey: naturalKey(placeName) }, orderBy: [...best] })
  const where = { placeId: place?.id, nameKey: naturalKey(roomName) }
  const room = place && (await tx.room.findFirst({ where, orderBy: [...best] }))
  return {
    place: { id: place?.id ?? null, name: place?.name ?? placeName },
    room: roomName === '' ? null : { id: room?.id ?? null, name: room?.name ?? roomName },
  }
}
