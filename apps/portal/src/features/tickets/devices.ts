import { actorCan } from '@ocs/contracts/actors'
import * as z from 'zod'
import { services, settle } from '../../server/services.ts'
import type { CurrentPerson } from '../../server/session.ts'
import type { DeviceOffer } from './form-choices.ts'

/** The devices of a room and of the person who asks, to choose from. Never fails. */
export async function deviceOffer({ person, actor }: CurrentPerson, room: string | null): Promise<DeviceOffer> {
  if (!actorCan(actor, 'assets:read')) return { status: 'none' }
  const roomId = z.uuid().nullable().catch(null).parse(room)
  const devices = await settle(services().inventory.assets.choices.query({ roomId, personId: person.id }))
  return devices.ok ? { status: 'offered', devices: devices.value } : { status: 'down' }
}
