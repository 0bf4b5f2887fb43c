import { type Ability, AbilityBuilder, subject } from '@casl/ability'
import { accessibleBy, createPrismaAbility, type Model, type PrismaQueryOf } from '@casl/prisma/runtime'
import { type Actor, actorCan } from '@ocs/contracts/actors'
import type { Permission } from '@ocs/contracts/permissions'
import type { Prisma } from '../generated/prisma/client.ts'

/** What a policy looks at in a vendor. */
export type PolicyFacts = { approved: boolean; requestedById: string }

/** `use` is putting a vendor on one's own requisition: whoever approves vendors sees more than they may use. */
type Deed = 'read' | 'use' | 'approve'
type VendorAbility = Ability<[Deed, 'Vendor' | Model<PolicyFacts, 'Vendor'>], PrismaQueryOf<Prisma.TypeMap>>

/** What each deed takes at all; the procedures declare the same. */
export const permissionFor = {
  read: 'requisitions:read',
  use: 'requisitions:write',
  request: 'requisitions:write',
  approve: 'vendors:manage',
} as const satisfies Record<Deed | 'request', Permission>

/** The one definition of who sees a vendor and does what with it. Everything below is read off it. */
function vendorAbility(actor: Actor): VendorAbility {
  const { can, build } = new AbilityBuilder<VendorAbility>(createPrismaAbility)
  for (const deed of ['read', 'use'] as const) {
    if (!actorCan(actor, permissionFor[deed])) continue
    can(deed, 'Vendor', { approved: true })
    can(deed, 'Vendor', { requestedById: actor.id })
  }
  if (actorCan(actor, permissionFor.approve)) can(['read', 'approve'], 'Vendor')
  return build()
}

/** One actor's view of vendors: the same definition as a query and as a guard. */
export type VendorPolicy = {
  /** The `where` of every list of vendors that the actor may see. */
  visible: Prisma.VendorWhereInput
  /** The `where` of the vendors that the actor may put on a requisition. */
  usable: Prisma.VendorWhereInput
  /** The guard of every read and change. */
  may: (deed: Deed, vendor: PolicyFacts) => boolean
}

/** The policy of an actor; cheap enough to be made for every request. */
export function vendorPolicy(actor: Actor): VendorPolicy {
  const ability = vendorAbility(actor)
  // For somebody without a single rule CASL answers an empty OR, which Prisma reads as "all" inside an AND.
  const where = (deed: Deed): Prisma.VendorWhereInput =>
    ability.can(deed, 'Vendor') ? accessibleBy(ability, deed).ofType('Vendor') : { id: { in: [] } }
  return {
    visible: where('read'),
    usable: where('use'),
    may: (deed, vendor) => ability.can(deed, subject('Vendor', { ...vendor })),
  }
}
