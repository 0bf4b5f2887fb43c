import { type Ability, AbilityBuilder, subject } from '@casl/ability'
import { accessibleBy, createPrismaAbility, type Model, type PrismaQueryOf } from '@casl/prisma/runtime'
import { type Actor, actorCan, holds, placesOf } from '@ocs/contracts/actors'
import type { Permission, Role } from '@ocs/contracts/permissions'
import { type RequisitionAction, requisitionActions } from '@ocs/contracts/requisitions'
import type { Prisma } from '../generated/prisma/client.ts'
import { obstacle, type RequisitionFacts } from './requisition.rules.ts'

/** What a policy looks at in a requisition. */
export type PolicyFacts = RequisitionFacts & { placeId: string | null; requesterId: string }

type Deed = 'read' | RequisitionAction
type RequisitionAbility = Ability<
  [Deed, 'Requisition' | Model<PolicyFacts, 'Requisition'>],
  PrismaQueryOf<Prisma.TypeMap>
>

/** What each deed takes at all; the procedures declare the same. */
export const permissionFor = {
  read: 'requisitions:read',
  edit: 'requisitions:write',
  submit: 'requisitions:write',
  discard: 'requisitions:write',
} as const satisfies Record<Deed, Permission>

/** Roles that read what others have submitted, at the places where they are held. */
const readers: Role[] = ['principal', 'bookkeeper', 'finance_director', 'director_of_schools', 'admin']

/** The one definition of who sees a requisition and does what to it. Everything below is read off it. */
function requisitionAbility(actor: Actor): RequisitionAbility {
  const { can, build } = new AbilityBuilder<RequisitionAbility>(createPrismaAbility)
  const permit = (deeds: Deed[], where: Prisma.RequisitionWhereInput) => {
    const permitted = deeds.filter(deed => actorCan(actor, permissionFor[deed]))
    if (permitted.length > 0) can(permitted, 'Requisition', where)
  }
  // Nobody reads another person's draft: what is being written is nobody's business yet.
  const submitted = { status: { not: 'draft' as const } }

  // A student reaches nothing here, whatever other role somebody gave them; who may not read changes nothing either.
  if (holds(actor, 'student') || !actorCan(actor, permissionFor.read)) return build()
  permit(['read', ...requisitionActions], { requesterId: actor.id })
  if (actor.kind === 'machine') permit(['read'], submitted)
  for (const role of readers) {
    const places = placesOf(actor, role)
    if (places === 'everywhere') permit(['read'], submitted)
    else if (places.length > 0) permit(['read'], { ...submitted, placeId: { in: places } })
  }
  return build()
}

/** One actor's view of requisitions: the same definition as a query, as a guard and as a list of buttons. */
export type RequisitionPolicy = {
  /** The `where` of every list and search. */
  visible: Prisma.RequisitionWhereInput
  /** The guard of every read and change. */
  may: (deed: Deed, requisition: PolicyFacts) => boolean
  /** What the actor may do to a requisition that the facts allow right now. */
  allowedActions: (requisition: PolicyFacts) => RequisitionAction[]
}

/** The policy of an actor; cheap enough to be made for every request. */
export function requisitionPolicy(actor: Actor): RequisitionPolicy {
  const ability = requisitionAbility(actor)
  const may: RequisitionPolicy['may'] = (deed, requisition) =>
    ability.can(deed, subject('Requisition', { ...requisition }))
  return {
    // For somebody without a single rule CASL answers an empty OR, which Prisma reads as "all" inside an AND.
    visible: ability.can('read', 'Requisition')
      ? accessibleBy(ability, 'read').ofType('Requisition')
      : { id: { in: [] } },
    may,
    allowedActions: requisition =>
      requisitionActions.filter(action => may(action, requisition) && obstacle[action](requisition) === null),
  }
}
