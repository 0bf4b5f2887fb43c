import { DeviceChoice } from '@ocs/contracts/assets'
import type { ComboItem } from '@ocs/ui/combo-box'
import * as z from 'zod'

const Found = z.array(DeviceChoice.pick({ tag: true, label: true }))

/** Asks the portal for devices of the district by a part of tag or serial number. Fails where it cannot be reached. */
export async function findDevices(typed: string): Promise<ComboItem[]> {
  const response = await fetch(`/tickets/new/devices/find?${new URLSearchParams({ q: typed })}`)
  return Found.parse(await response.json()).map(({ tag, label }) => ({ id: tag, label: tag, detail: label }))
}
