import { type Ability, AbilityBuilder, subject } from '@casl/ability'
import { accessibleBy, createPrismaAbility, type Model, type PrismaQueryOf } from '@casl/prisma/runtime'
import { type Actor, actorCan, holds, placesOf } from '@ocs/contracts/actors'
import type { Permission, Role } from '@ocs/contracts/permissions'
import { type Desk, desks, type TicketAction, ticketActions } from '@ocs/contracts/tickets'
import type { Prisma } from '../generated/prisma/client.ts'
import { obstacle, type TicketFacts } from './ticket.rules.ts'

/** What a policy looks at in a ticket. */
export type PolicyFacts = TicketFacts & {
  desk: Desk
  placeId: string | null
  requesterId: string
  requesterIsStudent: boolean | null
}

type Deed = 'read' | TicketAction
type TicketAbility = Ability<[Deed, 'Ticket' | Model<PolicyFacts, 'Ticket'>], PrismaQueryOf<Prisma.TypeMap>>

/**
 * What each deed takes at all; the procedures declare the same. Closing and reopening carry a note
 * and are open to requesters, who may comment but not work on tickets.
 */
export const permissionFor = {
  read: 'tickets:read',
  comment: 'tickets:comment',
  claim: 'tickets:work',
  assign: 'tickets:work',
  changeStatus: 'tickets:work',
  changePriority: 'tickets:work',
  close: 'tickets:comment',
  reopen: 'tickets:comment',
  note: 'tickets:work',
  askInput: 'tickets:work',
  answerInput: 'tickets:comment',
  watch: 'tickets:read',
  link: 'tickets:work',
  merge: 'tickets:work',
  split: 'tickets:work',
  leave: 'tickets:read',
  rate: 'tickets:comment',
} as const satisfies Record<Deed, Permission>

const requesting: TicketAction[] = ['comment', 'close', 'reopen', 'watch', 'rate']
const asked: TicketAction[] = ['comment', 'answerInput']
/** Who has the problem too reads and says something, as the requester does, but the ticket is not theirs to close. */
const affected: TicketAction[] = ['comment', 'watch', 'leave']
/** Who works a ticket without the scope or role for it, as an assignee may, is left with the permitted part. */
const working: TicketAction[] = ticketActions.filter(action => !['answerInput', 'leave', 'rate'].includes(action))

/** What a role opens at the places where it is held: reading, and these actions, on one desk or on both. */
const reach: Partial<Record<Role, { desk?: Desk; actions: TicketAction[] }>> = {
  technology_technician: { desk: 'technology', actions: working },
  technology_director: { desk: 'technology', actions: working },
  maintenance_technician: { desk: 'maintenance', actions: working },
  maintenance_director: { desk: 'maintenance', actions: working },
  principal: { actions: [] },
  director_of_schools: { actions: [] },
  admin: { actions: working },
}

/** The one definition of who sees a ticket and does what to it. Everything below is read off it. */
function ticketAbility(actor: Actor): TicketAbility {
  const { can, build } = new AbilityBuilder<TicketAbility>(createPrismaAbility)
  const permit = (actions: TicketAction[], where: Prisma.TicketWhereInput) => {
    const deeds: Deed[] = ['read', ...actions.filter(action => actorCan(actor, permissionFor[action]))]
    can(deeds, 'Ticket', Object.keys(where).length === 0 ? undefined : where)
  }

  permit(requesting, { requesterId: actor.id })
  if (actor.kind === 'machine') {
    if (actor.scopes.includes('tickets:read')) permit(['comment'], {})
    if (actor.scopes.includes('tickets:work')) permit(working, {})
    return build()
  }
  // A student sees own tickets only, whatever other role or ticket somebody gave them.
  if (holds(actor, 'student')) return build()

  permit(working, { assigneeId: actor.id })
  permit(asked, { askedIds: { has: actor.id } })
  // A student's ticket is nobody else's, whoever has the same problem.
  permit(affected, { affectedIds: { has: actor.id }, requesterIsStudent: false })
  for (const role of Object.keys(reach) as Role[]) {
    const { desk, actions } = reach[role] ?? { actions: [] }
    const places = placesOf(actor, role)
    if (places === 'everywhere') permit(actions, desk ? { desk } : {})
    else if (places.length > 0) permit(actions, { ...(desk && { desk }), placeId: { in: places } })
  }
  return build()
}

/** The desks whose tickets an actor works, at whatever place; none for a student, whatever else somebody gave them. */
export function desksWorked(actor: Actor): Desk[] {
  if (!actorCan(actor, permissionFor.assign) || holds(actor, 'student')) return []
  if (actor.kind === 'machine') return [...desks]
  const roles = (Object.keys(reach) as Role[]).filter(role => holds(actor, role))
  const works = (desk: Desk) =>
    roles.some(role => reach[role]?.actions.includes('assign') && (reach[role]?.desk ?? desk) === desk)
  return desks.filter(works)
}

/** One actor's view of tickets: the same definition as a query, as a guard and as a list of buttons. */
export type TicketPolicy = {
  /** The `where` of every list, search and count. */
  visible: Prisma.TicketWhereInput
  /** The `where` of the tickets that the actor works: those whose notes they read. */
  workable: Prisma.TicketWhereInput
  /** The guard of every read and change. */
  may: (deed: Deed, ticket: PolicyFacts) => boolean
  /** What the actor may do to a ticket that the facts allow right now. */
  allowedActions: (ticket: PolicyFacts) => TicketAction[]
}

/** The policy of an actor; cheap enough to be made for every request. */
export function ticketPolicy(actor: Actor): TicketPolicy {
  const ability = ticketAbility(actor)
  const may: TicketPolicy['may'] = (deed, ticket) => ability.can(deed, subject('Ticket', { ...ticket }))
  return {
    visible: accessibleBy(ability, 'read').ofType('Ticket'),
    workable: accessibleBy(ability, 'note').ofType('Ticket'),
    may,
    allowedActions: ticket =>
      ticketActions.filter(action => may(action, ticket) && obstacle[action](ticket, actor.id) === null),
  }
}
