import { naturalKey } from '@ocs/contracts/natural-order'
import type { PlaceInput } from '@ocs/contracts/places'
import { notFound } from '@ocs/contracts/reasons'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import * as z from 'zod'
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Db, Tx } from '../../server/db.ts'
import { orTaken, requireChanged } from '../../server/violations.ts'
import { tidyName } from './places.rules.ts'

const nameTaken = 'There is already a place of this name. Perhaps it is switched off?'

/** Places with what they hold, in natural order. `active` undefined lists all. */
export async function listPlaces(db: Db, active?: boolean) {
  return db.place.findMany({
    where: active === undefined ? {} : { active },
    include: {
      _count: { select: { rooms: { where: { active: true } }, people: { where: { active: true } } } },
    },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
  })
}

const shown = {
  rooms: { orderBy: [{ nameKey: 'asc' }, { id: 'asc' }] },
  _count: { select: { people: { where: { active: true } } } },
} satisfies Prisma.PlaceInclude

/** A place with all its rooms in natural order. */
export type ShownPlace = Prisma.PlaceGetPayload<{ include: typeof shown }>

/** A place by id, or null; an id that is none is no place's. */
export async function findPlace(db: Db, id: string): Promise<ShownPlace | null> {
  if (!z.uuid().safeParse(id).success) return null
  return db.place.findUnique({ where: { id }, include: shown })
}

/** Adds a place. Refuses: `already_exists` (the name, whatever its case). */
export function addPlace(db: Db, doer: Doer, input: PlaceInput): Promise<{ id: string }> {
  const name = tidyName(input.name)
  const add = inTransaction(db, doer, 'places.add', input, async (tx: Tx) => {
    const { id } = await tx.place.create({ data: { name, nameKey: naturalKey(name), kind: input.kind } })
    await recordEvent(tx, doer, { noun: 'place', nounId: id, verb: 'added', data: { name, kind: input.kind } })
    return { id }
  })
  return orTaken(add, nameTaken)
}

/** Renames a place or changes its kind. Refuses: `not_found`, `stale_version`, `already_exists`. */
export function editPlace(
  db: Db,
  doer: Doer,
  input: PlaceInput & { id: string; version: number },
): Promise<{ id: string }> {
  const { id, version, kind } = input
  const name = tidyName(input.name)
  const edit = inTransaction(db, doer, 'places.edit', input, async (tx: Tx) => {
    const before = await tx.place.findUnique({ where: { id } })
    if (!before) throw notFound('Place')
    const { count } = await tx.place.updateMany({
      where: { id, version },
      data: { name, nameKey: naturalKey(name), kind, version: { increment: 1 } },
    })
    requireChanged(count)
    const data = { from: { name: before.name, kind: before.kind }, to: { name, kind } }
    await recordEvent(tx, doer, { noun: 'place', nounId: id, verb: 'edited', data })
    return { id }
  })
  return orTaken(edit, nameTaken)
}

/** Takes a place out of use or back into it; nothing that refers to it changes. Refuses: `not_found`, `stale_version`. */
export function setPlaceActive(
  db: Db,
  doer: Doer,
  input: { id: string; version: number; active: boolean },
): Promise<{ id: string }> {
  return inTransaction(db, doer, 'places.setActive', input, async (tx: Tx) => {
    const { id, version, active } = input
    if (!(await tx.place.findUnique({ where: { id } }))) throw notFound('Place')
    const { count } = await tx.place.updateMany({ where: { id, version }, data: { active, version: { increment: 1 } } })
    requireChanged(count)
    await recordEvent(tx, doer, { noun: 'place', nounId: id, verb: active ? 'activated' : 'deactivated' })
    return { id }
  })
}
