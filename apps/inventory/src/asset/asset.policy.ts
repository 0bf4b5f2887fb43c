import { type Ability, AbilityBuilder, subject } from '@casl/ability'
import { accessibleBy, createPrismaAbility, type Model, type PrismaQueryOf } from '@casl/prisma/runtime'
import { type Actor, actorCan, holds, placesOf } from '@ocs/contracts/actors'
import type { Asset } from '@ocs/contracts/assets'
import type { Permission, Role } from '@ocs/contracts/permissions'
import type { Prisma } from '../generated/prisma/client.ts'
import { goneStatuses } from './asset.rules.ts'

/** What a policy looks at in an asset. */
export type PolicyFacts = { placeId: string | null; holderId: string | null; status: Asset['status'] }

/**
 * `seePrice` is a part of reading, `choose` is being offered a device in the ticket form: no more than tag and model,
 * and of one that nobody holds where it stands.
 */
type Deed = 'read' | 'seePrice' | 'choose' | 'add'
type AssetAbility = Ability<[Deed, 'Asset' | Model<PolicyFacts, 'Asset'>], PrismaQueryOf<Prisma.TypeMap>>

/** What each deed takes at all; the procedures declare the same. */
export const permissionFor = {
  read: 'assets:read',
  seePrice: 'assets:read',
  // Whoever files a ticket is offered devices to name in it, students too.
  choose: 'tickets:file',
  add: 'assets:manage',
} as const satisfies Record<Deed, Permission>

/** What a role opens at the places where it is held. Librarians work with devices and never see what they cost. */
const reach: Partial<Record<Role, Deed[]>> = {
  technology_technician: ['read', 'seePrice', 'add'],
  librarian: ['read', 'add'],
  principal: ['read', 'seePrice'],
  bookkeeper: ['read', 'seePrice'],
  finance_director: ['read', 'seePrice'],
  director_of_schools: ['read', 'seePrice'],
  technology_director: ['read', 'seePrice', 'add'],
  admin: ['read', 'seePrice', 'add'],
}

/** The one definition of who sees an asset and does what to it. Everything below is read off it. */
function assetAbility(actor: Actor): AssetAbility {
  const { can, build } = new AbilityBuilder<AssetAbility>(createPrismaAbility)
  const permit = (deeds: Deed[], where: Prisma.AssetWhereInput) => {
    const permitted = deeds.filter(deed => actorCan(actor, permissionFor[deed]))
    if (permitted.length > 0) can(permitted, 'Asset', Object.keys(where).length === 0 ? undefined : where)
  }

  const inUse = { status: { notIn: [...goneStatuses] } }
  // A student names own devices in a ticket and reaches nothing else here, whatever other role somebody gave them.
  if (holds(actor, 'student')) {
    permit(['choose'], { ...inUse, holderId: actor.id })
    return build()
  }
  permit(['choose'], inUse)
  if (actor.kind === 'machine') {
    permit(['read', 'seePrice', 'add'], {})
    return build()
  }
  permit(['read'], { holderId: actor.id })
  for (const role of Object.keys(reach) as Role[]) {
    const places = placesOf(actor, role)
    if (places === 'everywhere') permit(reach[role] ?? [], {})
    else if (places.length > 0) permit(reach[role] ?? [], { placeId: { in: places } })
  }
  return build()
}

/** One actor's view of assets: the same definition as a query and as a guard. */
export type AssetPolicy = {
  /** The `where` of every list and search. */
  visible: Prisma.AssetWhereInput
  /** The `where` of what the ticket form may offer, by tag and model only. */
  offered: Prisma.AssetWhereInput
  /** The guard of every read and change, and of every price shown. */
  may: (deed: Deed, asset: PolicyFacts) => boolean
}

/** The policy of an actor; cheap enough to be made for every request. */
export function assetPolicy(actor: Actor): AssetPolicy {
  const ability = assetAbility(actor)
  // For somebody without a single rule CASL answers an empty OR, which Prisma reads as "all" inside an AND.
  const where = (deed: Deed): Prisma.AssetWhereInput =>
    ability.can(deed, 'Asset') ? accessibleBy(ability, deed).ofType('Asset') : { id: { in: [] } }
  return {
    visible: where('read'),
    offered: where('choose'),
    may: (deed, asset) => ability.can(deed, subject('Asset', { ...asset })),
  }
}
