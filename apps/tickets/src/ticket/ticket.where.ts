import type { Actor } from '@ocs/contracts/actors'
import type { TicketAge, TicketFilter } from '@ocs/contracts/ticket-list'
import { openStatuses } from '@ocs/contracts/tickets'
import { attentionSql } from '../attention/attention.sql.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { TicketPolicy } from './ticket.policy.ts'
import { whereSql } from './ticket.sql.ts'

/** The rows in a status or in any open one. That they are not closed is said twice, for the indexes of live tickets. */
function statusWhere(status: TicketFilter['status']): Prisma.TicketWhereInput {
  if (status === undefined || status === 'closed') return { status }
  return { status: status === 'any_open' ? { in: [...openStatuses] } : status, closedAt: null }
}

function viewWhere(view: TicketFilter['view'], actor: Actor): Prisma.TicketWhereInput {
  if (view === 'mine') return { requesterId: actor.id }
  if (view === 'assigned') return { assigneeId: actor.id }
  if (view === 'input') return { askedIds: { has: actor.id } }
  if (view === 'affected') return { affectedIds: { has: actor.id } }
  return view === 'unassigned' ? { assigneeId: null } : {}
}

const day = 24 * 60 * 60_000

/** When tickets of an age were filed: after `from`, and not after `to`. In days before now. */
export const ageBands: Record<TicketAge, { from: number | null; to: number }> = {
  day: { from: 1, to: 0 },
  week: { from: 7, to: 1 },
  month: { from: 30, to: 7 },
  older: { from: null, to: 30 },
}

function ageWhere(age: TicketAge | undefined, now: Date): Prisma.TicketWhereInput {
  if (!age) return {}
  const { from, to } = ageBands[age]
  const ago = (days: number) => new Date(now.getTime() - days * day)
  return { createdAt: { gt: from === null ? undefined : ago(from), lte: to === 0 ? undefined : ago(to) } }
}

type Where = Prisma.TicketWhereInput

/** Whether a value that the filter asks for lies within what an arm of the policy allows for the same column. */
function agrees(allowed: unknown, asked: unknown): boolean {
  if (asked === undefined || allowed === undefined) return true
  if (allowed !== null && typeof allowed === 'object') return !('in' in allowed) || listed(allowed.in).includes(asked)
  return allowed === asked
}

const listed = (values: unknown): unknown[] => (Array.isArray(values) ? values : [])

/**
 * The reasons for which an actor sees tickets, each as a `where` of its own: filed them, was given them, works this desk at
 * this place. An index can serve one reason in any order, but not several joined by OR. A reason that contradicts what is asked
 * (the other desk, another place) is left out.
 */
function armsOf(visible: Where, asked: Record<string, unknown>): Where[] {
  const reasons = visible.OR ?? [visible]
  if (reasons.some(reason => Object.keys(reason).length === 0)) return [{}]
  return reasons
    .flatMap(reason => {
      const { placeId } = reason
      const places = placeId !== null && typeof placeId === 'object' ? placeId.in : undefined
      return Array.isArray(places) ? places.map(place => ({ ...reason, placeId: place })) : [reason]
    })
    .filter(reason => Object.entries(reason).every(([column, allowed]) => agrees(allowed, asked[column])))
}

/** The rows that a filter selects: inside all arms of what the actor may see, or inside one of them at a time. */
export type Scope = { whole: Prisma.Sql; arms: Prisma.Sql[] }

/** The rows a filter selects, always inside what the actor may see; the search aside, see ticket.search.ts. */
export function filterScope(
  filter: TicketFilter & { before?: number },
  actor: Actor,
  policy: TicketPolicy,
  now: Date,
): Scope {
  const { desk, category, placeId, assigneeId, priority } = filter
  const asked = { desk, category, placeId, assigneeId, priority }
  const rest: Where = {
    AND: [
      asked,
      { number: { lt: filter.before } },
      // Only a clock that runs has a due time, so these are live.
      filter.overdue ? { dueAt: { lt: now }, closedAt: null } : {},
      statusWhere(filter.status),
      viewWhere(filter.view, actor),
      ageWhere(filter.age, now),
    ],
  }
  const arms = armsOf(policy.visible, asked)
  const seen = whereSql({ AND: [rest, { OR: arms }] })
  // What is one's own is named ticket by ticket, and few: it needs no arms either.
  const own = attentionSql(filter, actor, policy, now)
  const whole = own ? Prisma.sql`${seen} and ${own}` : seen
  // The live tickets are few: to look through them once is less than once for each arm.
  const isFew = own !== null || filter.overdue || (filter.status !== undefined && filter.status !== 'closed')
  return { whole, arms: isFew ? [whole] : arms.map(arm => whereSql({ AND: [rest, arm] })) }
}
