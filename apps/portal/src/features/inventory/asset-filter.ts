import { type AssetListInput, assetStatuses } from '@ocs/contracts/assets'
import * as z from 'zod'
import { filterParam, listAddress, listParams } from '../../form/list-address.ts'

/** The filters of the list of devices, as they stand in the address. */
export const AssetFilter = z.object({
  ...listParams,
  place: filterParam(z.uuid()),
  status: filterParam(z.enum(assetStatuses)),
})
export type AssetFilter = z.infer<typeof AssetFilter>

/** The filters as the inventory service takes them. */
export function assetQuery({ q, place, status, cursor }: AssetFilter): AssetListInput {
  return { search: q, placeId: place, status, cursor, limit: 50 }
}

/** The address of the list in a state. */
export function assetListPath(filter: Partial<AssetFilter>): string {
  return listAddress('/inventory', filter)
}

/** The address of a device; `from` is the list that it was opened from. */
export function assetPath(tag: string, from: Partial<AssetFilter> = {}): string {
  const list = assetListPath(from)
  const path = `/inventory/${encodeURIComponent(tag)}`
  return list === '/inventory' ? path : `${path}?${new URLSearchParams({ from: list })}`
}

/**
 * Where to go back to from a device: the list in some state. The address is read and written anew, so nothing that a
 * stranger put into a link can lead elsewhere.
 */
export function backToAssets(from: unknown): string {
  if (typeof from !== 'string' || !from.startsWith('/inventory?')) return '/inventory'
  const query = new URLSearchParams(from.slice('/inventory?'.length))
  return assetListPath(AssetFilter.parse(Object.fromEntries(query)))
}
