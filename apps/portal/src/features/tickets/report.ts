import { actorCan } from '@ocs/contracts/actors'
import type { DeviceChoice } from '@ocs/contracts/assets'
import { StorableText } from '@ocs/contracts/text'
import type { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { filterParam } from '../../form/list-address.ts'
import { type PlaceChoice, roomById } from '../../server/choices.ts'
import type { Db } from '../../server/db.ts'
import { services, settle } from '../../server/services.ts'
import type { CurrentPerson } from '../../server/session.ts'
import type { Where } from './place-fields.tsx'

/** The address of a code on a door or a device: the id of a room, or the tag of a device. */
const ReportQuery = z.object({ room: filterParam(z.uuid()), asset: filterParam(StorableText.trim().max(50)) })

/** What a ticket that begins at a door or a device is about. */
export type Report = {
  /** Names it among drafts and in the address: `room=<id>`. Undefined where no code was read. */
  source: string | undefined
  /** What it is, for the head of the page; null where the code is not known. */
  about: string | null
  /** What is not as the code says, in a sentence. */
  problem: string | null
  where: Where | null
  /** The device: as the inventory knows it, or as the code names it where it could not be asked. */
  device: DeviceChoice | null
  tag: string | null
}

const nothing = { about: null, problem: null, where: null, device: null, tag: null }

/** The place and room of an id, as far as they are in use. */
function whereIn(places: PlaceChoice[], placeId: string | null, roomId: string | null): Where | null {
  const place = places.find(each => each.id === placeId)
  return place ? { placeId: place.id, roomId: place.rooms.find(room => room.id === roomId)?.id ?? '' } : null
}

async function ofRoom(db: Db, places: PlaceChoice[], id: string): Promise<Report> {
  const room = await roomById(db, id)
  const source = `room=${id}`
  if (!room) return { ...nothing, source, problem: 'The code does not belong to a room that OCS knows.' }
  const where = whereIn(places, room.place.id, room.id)
  const name = `${room.place.name}, ${room.name}`
  const isInUse = room.active && room.place.active
  const problem = isInUse ? null : `OCS has the room ${name} as no longer in use.`
  return { ...nothing, source, where, problem, about: isInUse ? name : null }
}

async function ofDevice({ actor }: CurrentPerson, places: PlaceChoice[], tag: string): Promise<Report> {
  const source = `asset=${encodeURIComponent(tag)}`
  // Who may not look devices up, a student, names it by what stands on it and is told nothing about it.
  if (!actorCan(actor, 'assets:read')) return { ...nothing, source, tag, about: tag }
  const found = await settle(services().inventory.assets.named.query({ tag }))
  if (!found.ok) {
    const problem = found.reason === 'not_found' ? `The inventory has no device ${tag} in use.` : null
    return { ...nothing, source, tag, problem, about: problem ? null : tag }
  }
  const { place, room, ...device } = found.value
  const where = whereIn(places, place?.id ?? null, room?.id ?? null)
  return { ...nothing, source, where, device, tag: device.tag, about: `${device.label} (${device.tag})` }
}

/** What an address of a code asks to report. Never fails: an unknown or old code still leads to a form. */
export async function reportOf(
  db: Db,
  current: CurrentPerson,
  places: PlaceChoice[],
  params: Record<string, string | string[] | undefined>,
): Promise<Report> {
  const { room, asset } = ReportQuery.parse(params)
  if (room) return ofRoom(db, places, room)
  if (asset) return ofDevice(current, places, asset)
  const isAsked = params.room !== undefined || params.asset !== undefined
  return { ...nothing, source: undefined, problem: isAsked ? 'The code cannot be read.' : null }
}

/** The address of the same report, for one of the desks. */
export function reportPath({ source }: Pick<Report, 'source'>, desk: Desk): string {
  return source ? `/report?${source}&desk=${desk}` : `/report?desk=${desk}`
}
