import { randomUUID } from 'node:crypto'
import type { Actor } from '@ocs/contracts/actors'
import type { AddAssetInput, Asset } from '@ocs/contracts/assets'
import { demoPlace } from '@ocs/contracts/demo'
import { startService, type TestService } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '../router.ts'
import { inventoryService } from '../service.ts'

export type Inventory = TestService<AppRouter>

/** The inventory service with a database of its own. */
export const startInventory = (): Promise<Inventory> => startService<AppRouter>('inventory', inventoryService)

export const lakeRoad = demoPlace('Lake Road Elementary School')
export const central = demoPlace('Obion County Central High School')

/** A short text that no other test uses. */
export const unique = (prefix: string) => `${prefix}-${randomUUID().slice(0, 12)}`

/** The input of a valid asset at Lake Road with a tag of its own; `changes` replaces parts of it. */
export function assetInput(changes: Partial<AddAssetInput> = {}): AddAssetInput {
  return {
    tag: unique('TC'),
    serial: null,
    type: 'Chromebook',
    brand: 'Dell',
    model: 'Chromebook 3100',
    place: { id: lakeRoad.id, name: lakeRoad.name },
    room: null,
    ...changes,
  }
}

/** Adds a valid asset as somebody. */
export function addAs(service: Inventory, actor: Actor, changes: Partial<AddAssetInput> = {}): Promise<Asset> {
  return service.as(actor).assets.add.mutate(assetInput(changes))
}

/** The reason of the refusal that a call must end in. */
export async function reasonOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
  )
}
