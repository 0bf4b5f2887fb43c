import { type Actor, holds, placesOf } from '@ocs/contracts/actors'
import type { PersonRef } from '@ocs/contracts/people'
import type { Role } from '@ocs/contracts/permissions'
import type { Desk } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { deskRoles, type PlaceChoice, placeChoices } from '../../server/choices.ts'
import { personById } from '../../server/colleagues.ts'
import { db } from '../../server/db.ts'
import { services, settle } from '../../server/services.ts'
import type { CurrentPerson } from '../../server/session.ts'
import type { Lens } from './lens.ts'
import type { Where } from './place-fields.tsx'

/** What the form of a quick fix begins with. */
export type QuickFixStart = {
  places: PlaceChoice[]
  where: Where
  requester: PersonRef | null
  desk?: Desk
  /** The device that it is about, and what it is. */
  asset: { tag: string; what: string } | null
}

/** The places where somebody works any of their desks. The service decides about each desk. */
function placesWorked(actor: Actor, desks: Desk[], places: PlaceChoice[]): PlaceChoice[] {
  const roles: Role[] = desks.flatMap(desk => deskRoles[desk])
  const held = holds(actor, 'admin') ? ['everywhere'] : roles.map(role => placesOf(actor, role))
  if (held.includes('everywhere')) return places
  const ids = held.flat()
  return places.filter(place => ids.includes(place.id))
}

type Spot = { placeId: string | null; roomId: string | null }

/** The first of some spots whose place can be chosen; the room only where it is one of that place. */
function firstSpot(spots: (Spot | null | undefined)[], places: PlaceChoice[]): Where {
  const spot = spots.find(each => each && places.some(place => place.id === each.placeId))
  const place = places.find(each => each.id === spot?.placeId)
  const room = place?.rooms.find(each => each.id === spot?.roomId)
  return { placeId: place?.id ?? '', roomId: room?.id ?? '' }
}

/**
 * What a quick fix begins with: the device and its holder, or a person, where the address names them. What is not there, or may
 * not be seen, is left out. Never fails.
 */
export async function quickFixStart(
  { actor, person }: CurrentPerson,
  lens: Lens,
  asked: { person: string | null; asset: string | null },
): Promise<QuickFixStart> {
  const found = asked.asset ? await settle(services().inventory.assets.get.query({ tag: asked.asset })) : null
  const asset = found?.ok ? found.value : null
  const askedId = z.uuid().nullable().catch(null).parse(asked.person) ?? asset?.holder?.id ?? null
  const requester = askedId ? await personById(db(), askedId) : null
  const places = placesWorked(actor, lens.works, await placeChoices(db()))
  const assetSpot = asset && { placeId: asset.place.id, roomId: asset.room?.id ?? null }
  return {
    places,
    where: firstSpot([assetSpot, requester, person], places),
    requester: requester && { id: requester.id, name: requester.name },
    desk: lens.desk ?? (asset && lens.works.includes('technology') ? 'technology' : undefined),
    asset: asset && { tag: asset.tag, what: [asset.type, asset.brand, asset.model].filter(Boolean).join(', ') },
  }
}
