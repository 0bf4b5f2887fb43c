import { naturalKey } from '@ocs/contracts/natural-order'
import type { RoomInput } from '@ocs/contracts/places'
import { notFound } from '@ocs/contracts/reasons'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../../server/db.ts'
import { orTaken, requireChanged } from '../../server/violations.ts'
import { tidyName } from './places.rules.ts'

const nameTaken = 'This place already has a room of this name. Perhaps it is switched off?'

async function roomForChange(tx: Tx, id: string) {
  const room = await tx.room.findUnique({ where: { id } })
  if (!room) throw notFound('Room')
  return room
}

/** Adds a room to a place. Refuses: `not_found` (the place), `already_exists` (the name, whatever its case). */
export function addRoom(db: Db, doer: Doer, input: RoomInput & { placeId: string }): Promise<{ id: string }> {
  const { placeId, kind } = input
  const name = tidyName(input.name)
  const add = inTransaction(db, doer, 'rooms.add', input, async (tx: Tx) => {
    if (!(await tx.place.findUnique({ where: { id: placeId } }))) throw notFound('Place')
    const { id } = await tx.room.create({ data: { placeId, name, nameKey: naturalKey(name), kind } })
    await recordEvent(tx, doer, { noun: 'room', nounId: id, verb: 'added', data: { placeId, name, kind } })
    return { id }
  })
  return orTaken(add, nameTaken)
}

/** Renames a room or changes its kind. Refuses: `not_found`, `stale_version`, `already_exists`. */
export function editRoom(
  db: Db,
  doer: Doer,
  input: RoomInput & { id: string; version: number },
): Promise<{ id: string }> {
  const { id, version, kind } = input
  const name = tidyName(input.name)
  const edit = inTransaction(db, doer, 'rooms.edit', input, async (tx: Tx) => {
    const before = await roomForChange(tx, id)
    const { count } = await tx.room.updateMany({
      where: { id, version },
      data: { name, nameKey: naturalKey(name), kind, version: { increment: 1 } },
    })
    requireChanged(count)
    const data = { from: { name: before.name, kind: before.kind }, to: { name, kind } }
    await recordEvent(tx, doer, { noun: 'room', nounId: id, verb: 'edited', data })
    return { id }
  })
  return orTaken(edit, nameTaken)
}

/** Takes a room out of use or back into it; nothing that refers to it changes. Refuses: `not_found`, `stale_version`. */
export function setRoomActive(
  db: Db,
  doer: Doer,
  input: { id: string; version: number; active: boolean },
): Promise<{ id: string }> {
  return inTransaction(db, doer, 'rooms.setActive', input, async (tx: Tx) => {
    const { id, version, active } = input
    await roomForChange(tx, id)
    const { count } = await tx.room.updateMany({ where: { id, version }, data: { active, version: { increment: 1 } } })
    requireChanged(count)
    await recordEvent(tx, doer, { noun: 'room', nounId: id, verb: active ? 'activated' : 'deactivated' })
    return { id }
  })
}
