import type { Asset, DeviceChoice } from '@ocs/contracts/assets'
import type { PersonRef } from '@ocs/contracts/people'

/** Statuses of things that are not there any more; nobody can have trouble with one of these. */
export const goneStatuses = ['disposed', 'lost'] as const satisfies Asset['status'][]

/** The status of a thing as it comes into the inventory: out where somebody already has it. */
export function statusOnArrival(holder: PersonRef | null): Asset['status'] {
  return holder ? 'checked_out' : 'available'
}

/** How a device is called where one is picked: `Chromebook, Dell Chromebook 3100`. The tag stands beside it. */
export function deviceLabel(asset: { type: string; brand: string | null; model: string }): string {
  return `${asset.type}, ${[asset.brand, asset.model].filter(Boolean).join(' ')}`
}

/** A device's entry in the ticket form. */
export function offer(
  asset: { tag: string; type: string; brand: string | null; model: string },
  where: DeviceChoice['where'],
): DeviceChoice {
  return { tag: asset.tag, label: deviceLabel(asset), where }
}
