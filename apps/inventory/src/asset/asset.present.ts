import type { Asset } from '@ocs/contracts/assets'
import { centsOf, plainDateOf } from '@ocs/service-kit/columns'
import type { Asset as AssetColumns } from '../generated/prisma/client.ts'
import type { AssetPolicy } from './asset.policy.ts'

/** A stored asset, without the columns that the database generates. */
export type AssetRow = Omit<AssetColumns, 'tagLower' | 'serialLower' | 'search'>

/** An asset as the contract describes it; the price is left out where this reader may not see it. */
export function presentAsset(row: AssetRow, policy: AssetPolicy): Asset {
  return {
    id: row.id,
    tag: row.tag,
    serial: row.serial,
    type: row.type,
    brand: row.brand,
    model: row.model,
    condition: row.condition,
    status: row.status,
    place: { id: row.placeId, name: row.placeName },
    room: row.roomName === null ? null : { id: row.roomId, name: row.roomName },
    holder: row.holderId && row.holderName ? { id: row.holderId, name: row.holderName } : null,
    poNumber: row.poNumber,
    vendor: row.vendor,
    fundingSource: row.fundingSource,
    priceCents: row.price && policy.may('seePrice', row) ? centsOf(row.price) : null,
    purchasedOn: row.purchasedOn && plainDateOf(row.purchasedOn),
    createdAt: row.createdAt.toISOString(),
  }
}

/** What every event of an asset says, so that readers of the feed need not ask back. The price is not in it. */
export function eventData(row: AssetRow) {
  return {
    tag: row.tag,
    type: row.type,
    brand: row.brand,
    model: row.model,
    status: row.status,
    placeId: row.placeId,
    roomId: row.roomId,
    holder: row.holderId && row.holderName ? { id: row.holderId, name: row.holderName } : null,
  }
}
