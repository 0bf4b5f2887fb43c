import type { Actor } from '@ocs/contracts/actors'
import type { Asset, AssetListInput, DeviceChoice, DeviceChoicesInput, FindDevicesInput } from '@ocs/contracts/assets'
import type { Page } from '@ocs/contracts/pages'
import { decodeCursor, pageFrom } from '@ocs/service-kit/cursors'
import { searchWords } from '@ocs/service-kit/search-words'
import * as z from 'zod'
import type { Db } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { assetPolicy } from './asset.policy.ts'
import { presentAsset } from './asset.present.ts'
import { goneStatuses, offer } from './asset.rules.ts'

/** The natural order of tags: TC-9 before TC-10. */
const byTag = [{ tagKey: 'asc' }, { id: 'asc' }] as const satisfies Prisma.AssetOrderByWithRelationInput[]

const Cursor = z.tuple([z.string(), z.uuid()])

/** The rows beyond a cursor, written so that an index that ends in the tag can start there. */
function beyond(cursor: string | undefined): Prisma.AssetWhereInput {
  if (!cursor) return {}
  const [tagKey, id] = decodeCursor(cursor, Cursor)
  return { tagKey: { gte: tagKey }, OR: [{ tagKey: { gt: tagKey } }, { id: { gt: id } }] }
}

/** A page of the assets that the actor may see, in the natural order of their tags. Refused: `bad_cursor`. */
export async function listAssets(db: Db, actor: Actor, query: z.output<typeof AssetListInput>): Promise<Page<Asset>> {
  const policy = assetPolicy(actor)
  const { search, placeId, status, cursor, limit } = query
  const found = searchWords(search).map(word => ({ search: { contains: word, mode: 'insensitive' as const } }))
  const rows = await db.asset.findMany({
    where: { AND: [policy.visible, { placeId, status }, ...found, beyond(cursor)] },
    orderBy: [...byTag],
    take: limit + 1,
  })
  return pageFrom(
    rows,
    limit,
    row => [row.tagKey, row.id],
    row => presentAsset(row, policy),
  )
}

/** More than anybody reads through in a form; whoever has more types the tag. */
const maxChoices = 20

/**
 * The devices that the ticket form offers first: those in a room, then those of a person, as far as
 * the actor may see them (everybody their own). At most 20 of each; a person's device that stands in
 * the room is named once, as the person's.
 */
export async function deviceChoices(
  db: Db,
  actor: Actor,
  { roomId, personId }: z.output<typeof DeviceChoicesInput>,
): Promise<DeviceChoice[]> {
  const policy = assetPolicy(actor)
  const first = { orderBy: [...byTag], take: maxChoices }
  const here = { status: { notIn: [...goneStatuses] } }
  const theirs = personId === actor.id ? policy.offered : policy.visible
  const ofPerson =
    personId === null
      ? []
      : await db.asset.findMany({ where: { AND: [theirs, here, { holderId: personId }] }, ...first })
  const inRoom =
    roomId === null
      ? []
      : await db.asset.findMany({
          where: { AND: [policy.offered, { roomId, id: { notIn: ofPerson.map(asset => asset.id) } }] },
          ...first,
        })
  return [...inRoom.map(asset => offer(asset, 'room')), ...ofPerson.map(asset => offer(asset, 'person'))]
}

/** A search in a form shows so many; whoever wants another types more of it. */
const maxFound = 10

/** Devices anywhere in the district by a part of their tag or serial number, as far as the actor may name them in a ticket. */
export async function findDevices(
  db: Db,
  actor: Actor,
  { typed }: z.output<typeof FindDevicesInput>,
): Promise<DeviceChoice[]> {
  const part = { contains: typed, mode: 'insensitive' as const }
  const rows = await db.asset.findMany({
    // The search text holds both and has the index.
    where: { AND: [assetPolicy(actor).offered, { search: part }, { OR: [{ tag: part }, { serial: part }] }] },
    orderBy: [...byTag],
    take: maxFound,
  })
  return rows.map(asset => offer(asset, 'district'))
}
