import { type Ability, AbilityBuilder, subject } from '@casl/ability'
import { accessibleBy, createPrismaAbility, type Model, type PrismaQueryOf } from '@casl/prisma/runtime'
import type { Actor } from '@ocs/contracts/actors'
import { type TicketViewAction, ticketViewActions } from '@ocs/contracts/ticket-views'
import { type Desk, desks } from '@ocs/contracts/tickets'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { desksWorked } from '../ticket/ticket.policy.ts'

/** What a policy looks at in a view. */
export type ViewFacts = { ownerId: string; desk: Desk | null; shared: boolean }

type Deed = 'read' | TicketViewAction
type ViewAbility = Ability<[Deed, 'TicketView' | Model<ViewFacts, 'TicketView'>], PrismaQueryOf<Prisma.TypeMap>>

/**
 * The one definition of who sees a view and does what to it: its owner everything; who works its desk, at any place, sees a
 * shared one; who directs the desk can also change it or take it away.
 */
function viewAbility(actor: Actor): ViewAbility {
  const { can, build } = new AbilityBuilder<ViewAbility>(createPrismaAbility)
  can(['read', ...ticketViewActions], 'TicketView', { ownerId: actor.id })
  const worked = desksWorked(actor)
  if (worked.length > 0) can('read', 'TicketView', { shared: true, desk: { in: worked } })
  const directed = desks.filter(desk => mayManageDesk(actor, desk))
  if (directed.length > 0) can([...ticketViewActions], 'TicketView', { shared: true, desk: { in: directed } })
  return build()
}

/** One actor's view of views: the same definition as a query, as a guard and as a list of buttons. */
export type ViewPolicy = {
  visible: Prisma.TicketViewWhereInput
  may: (deed: Deed, view: ViewFacts) => boolean
  allowedActions: (view: ViewFacts) => TicketViewAction[]
  /** Whether the actor may share a view with the people of a desk: one of them may. */
  mayShareWith: (desk: Desk | null) => boolean
}

/** The policy of an actor. */
export function viewPolicy(actor: Actor): ViewPolicy {
  const ability = viewAbility(actor)
  const may: ViewPolicy['may'] = (deed, view) => ability.can(deed, subject('TicketView', { ...view }))
  return {
    visible: accessibleBy(ability, 'read').ofType('TicketView'),
    may,
    allowedActions: view => ticketViewActions.filter(action => may(action, view)),
    mayShareWith: desk => desk !== null && desksWorked(actor).includes(desk),
  }
}
