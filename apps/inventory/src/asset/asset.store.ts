import type { Actor } from '@ocs/contracts/actors'
import type { AddAssetInput, Asset, NamedDevice } from '@ocs/contracts/assets'
import { naturalKey } from '@ocs/contracts/natural-order'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import { dateColumn, moneyColumn } from '@ocs/service-kit/columns'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { violatedIndex } from '@ocs/service-kit/violations'
import type * as z from 'zod'
import type { Db, Tx } from '../db.ts'
import { assetPolicy } from './asset.policy.ts'
import { eventData, presentAsset } from './asset.present.ts'
import { offer, statusOnArrival } from './asset.rules.ts'

type NewAsset = z.output<typeof AddAssetInput>

function columnsOf({ place, room, holder, priceCents, purchasedOn, ...rest }: NewAsset) {
  return {
    ...rest,
    tagKey: naturalKey(rest.tag),
    status: statusOnArrival(holder),
    placeId: place.id,
    placeName: place.name,
    roomId: room?.id,
    roomName: room?.name,
    holderId: holder?.id,
    holderName: holder?.name,
    price: priceCents === null ? null : moneyColumn(priceCents),
    purchasedOn: purchasedOn && dateColumn(purchasedOn),
    createdAt: new Date(),
  }
}

/** Says which of the two numbers is taken; anything else is passed on as it is. */
function orTaken(error: unknown, { tag, serial }: NewAsset): unknown {
  const taken: Record<string, string> = {
    asset_tag_lower_key: `An asset with the tag ${tag} is already in the inventory.`,
    asset_serial_lower_key: `An asset with the serial number ${serial} is already in the inventory.`,
  }
  const message = taken[violatedIndex(error) ?? '']
  return message ? new DomainError('already_exists', message) : error
}

/**
 * Puts a thing into the inventory. Whoever holds it has it from the first moment.
 * Refused: `forbidden` (not one's place), `already_exists` (tag or serial number), `idempotency_key_reused`.
 */
export async function addAsset(db: Db, doer: Doer, input: NewAsset): Promise<Asset> {
  const policy = assetPolicy(doer.actor)
  const data = columnsOf(input)
  if (!policy.may('add', { placeId: data.placeId, holderId: data.holderId ?? null, status: data.status })) {
    throw new DomainError('forbidden', `You cannot add assets at ${input.place.name}.`)
  }
  const added = inTransaction(db, doer, 'assets.add', input, async (tx: Tx) => {
    const asset = await tx.asset.create({ data })
    await recordEvent(tx, doer, { noun: 'asset', nounId: asset.id, verb: 'added', data: eventData(asset) })
    return presentAsset(asset, policy)
  })
  return added.catch(error => Promise.reject(orTaken(error, input)))
}

async function findByTag(db: Db, tag: string) {
  // The database folds the tag here as it did when it was stored; JavaScript would fold some letters otherwise.
  const [found] = await db.$queryRaw<{ id: string }[]>`select id from asset where tag_lower = lower(${tag})`
  return found ? db.asset.findUnique({ where: { id: found.id } }) : null
}

/**
 * A device by the tag on it, for a ticket about it. Where it stands is told of one that nobody holds: of another it would tell
 * where a person is. Refused: `not_found`, also for what the actor may not name in a ticket.
 */
export async function namedDevice(db: Db, actor: Actor, { tag }: { tag: string }): Promise<NamedDevice> {
  const asset = await findByTag(db, tag)
  if (!asset || !assetPolicy(actor).may('choose', asset)) throw notFound('Asset')
  const { placeId, placeName, roomId, roomName, holderId } = asset
  const isStanding = holderId === null
  return {
    ...offer(asset, holderId === actor.id ? 'person' : 'district'),
    place: isStanding ? { id: placeId, name: placeName } : null,
    room: isStanding && roomName !== null ? { id: roomId, name: roomName } : null,
  }
}

/** One asset by its tag, in capitals or not. Refused: `not_found`, also for what the actor may not see. */
export async function getAsset(db: Db, actor: Actor, { tag }: { tag: string }): Promise<Asset> {
  const policy = assetPolicy(actor)
  const asset = await findByTag(db, tag)
  if (!asset || !policy.may('read', asset)) throw notFound('Asset')
  return presentAsset(asset, policy)
}
