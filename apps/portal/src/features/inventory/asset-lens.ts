import { type Actor, placesOf } from '@ocs/contracts/actors'
import { type Permission, permissionTable, type Role } from '@ocs/contracts/permissions'

/** Roles that work with, oversee or account for the devices of others. */
const overseers: Role[] = [
  'technology_technician',
  'technology_director',
  'librarian',
  'principal',
  'bookkeeper',
  'finance_director',
  'director_of_schools',
  'admin',
]

/** How a person looks at devices. It only arranges screens; what they see and may do is the service's answer. */
export type AssetLens = {
  /** Whether they see devices that others hold. */
  seesOthers: boolean
  /** Whether a price is worth a line: librarians work with devices and never see what they cost. */
  seesPrices: boolean
  /** Where they put devices into the inventory: everywhere, or the ids of places. */
  addsAt: 'everywhere' | string[]
}

function placesWhere(actor: Actor, permission: Permission): AssetLens['addsAt'] {
  const held = [...new Set(actor.grants.map(grant => grant.role))].filter(role =>
    permissionTable[role].includes(permission),
  )
  const places = held.map(role => placesOf(actor, role))
  return places.includes('everywhere') ? 'everywhere' : [...new Set(places.flat())]
}

/** The lens of an actor, by their roles. */
export function assetLensOf(actor: Actor): AssetLens {
  const roles = actor.grants.map(grant => grant.role).filter(role => overseers.includes(role))
  return {
    seesOthers: roles.length > 0,
    seesPrices: roles.some(role => role !== 'librarian'),
    addsAt: placesWhere(actor, 'assets:manage'),
  }
}

/** The places among `choices` where a device can be added. */
export function addablePlaces<T extends { id: string }>({ addsAt }: AssetLens, choices: T[]): T[] {
  return addsAt === 'everywhere' ? choices : choices.filter(({ id }) => addsAt.includes(id))
}
