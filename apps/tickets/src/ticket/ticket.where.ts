import type { Actor } from '@ocs/contracts/actors'
import { firstYear } from '@ocs/contracts/school-years'
import type { TicketAge, TicketFilter } from '@ocs/contracts/ticket-list'
import { desks, openStatuses } from '@ocs/contracts/tickets'
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

/**
 * The archive of a school year, or what is in none. What cannot be archived needs no word about it: what is live, and what is
 * unread, which for its last weeks stays news after a school year has ended.
 */
function archiveWhere({ schoolYear, status, overdue, unread }: TicketFilter): Prisma.TicketWhereInput {
  if (schoolYear) return { archiveYear: firstYear(schoolYear) }
  const isLive = overdue || (status !== undefined && status !== 'closed')
  return isLive || unread ? {} : { archiveYear: null }
}

type Where = Prisma.TicketWhereInput

const listed = (values: unknown): unknown[] => (Array.isArray(values) ? values : [])

/** The values that an arm of the policy allows for a column, or null where it says so in another way. */
function allowedValues(allowed: unknown): unknown[] | null {
  if (allowed === null || typeof allowed !== 'object') return [allowed]
  return 'in' in allowed ? listed(allowed.in) : null
}

/** Whether what the filter asks for a column can be within what an arm of the policy allows. */
const agrees = (allowed: unknown, asked: unknown): boolean =>
  asked === undefined || allowed === undefined || (allowedValues(allowed)?.includes(asked) ?? true)

/** Whether all that the filter asks for is within what an arm allows: no other arm finds more. */
const covers = (reason: Where, asked: Record<string, unknown>): boolean =>
  Object.entries(reason).every(
    ([column, allowed]) => asked[column] !== undefined && allowedValues(allowed)?.includes(asked[column]),
  )

/**
 * Who sees the whole of a desk sees for other reasons only what is of the other desk. Without this, each of those would be read
 * in the order of the list until a page of it is full, to find what the desk's own page has already.
 */
function withoutRepeats(reasons: Where[]): Where[] {
  const whole = reasons.find(reason => Object.keys(reason).join() === 'desk' && typeof reason.desk === 'string')
  if (!whole) return reasons
  const others = desks.filter(desk => desk !== whole.desk)
  return reasons.flatMap(reason => {
    if (reason === whole) return [reason]
    return others.filter(desk => agrees(reason.desk, desk)).map(desk => ({ ...reason, desk }))
  })
}

/**
 * The reasons for which an actor sees tickets, each as a `where` of its own: filed them, was given them, works this desk at
 * these places. An index can serve one reason in any order, but not several joined by OR. A reason that contradicts what is asked
 * (the other desk, another place) is left out.
 */
function armsOf(visible: Where, asked: Record<string, unknown>): Where[] {
  const reasons = visible.OR ?? [visible]
  if (reasons.some(reason => Object.keys(reason).length === 0)) return [{}]
  const possible = withoutRepeats(reasons).filter(reason =>
    Object.entries(reason).every(([column, allowed]) => agrees(allowed, asked[column])),
  )
  const covering = possible.find(reason => covers(reason, asked))
  return covering ? [covering] : possible
}

/** The same with each place for itself, as the indexes that begin with the place have them. */
function placeByPlace(arms: Where[], asked: string | undefined): Where[] {
  return arms.flatMap(arm => {
    const places = arm.placeId === undefined ? null : allowedValues(arm.placeId)
    if (!places) return [arm]
    return places.filter(place => agrees(place, asked)).map(place => ({ ...arm, placeId: String(place) }))
  })
}

/**
 * The rows that a filter selects: inside all of what the actor may see, or inside one reason to see it at a time, and that for
 * one place at a time. Few: so few that they are best read once and for all, whatever the order.
 */
export type Scope = { whole: Prisma.Sql; arms: Prisma.Sql[]; armsByPlace: Prisma.Sql[]; isFew: boolean }

/** The scope of rows that are few. */
export const fewScope = (whole: Prisma.Sql): Scope => ({ whole, arms: [whole], armsByPlace: [whole], isFew: true })

/** The rows a filter selects, always inside what the actor may see; the search aside, see ticket.search.ts. */
export function filterScope(
  filter: TicketFilter & { before?: number },
  actor: Actor,
  policy: TicketPolicy,
  now: Date,
): Scope {
  const { desk, category, placeId, assigneeId, priority } = filter
  const asked = { desk, category, placeId, assigneeId, priority }
  const viewed = viewWhere(filter.view, actor)
  const rest: Where = {
    AND: [
      asked,
      { number: { lt: filter.before } },
      // Only a clock that runs has a due time, so these are live.
      filter.overdue ? { dueAt: { lt: now }, closedAt: null } : {},
      statusWhere(filter.status),
      archiveWhere(filter),
      viewed,
      ageWhere(filter.age, now),
    ],
  }
  const arms = armsOf(policy.visible, { ...viewed, ...asked, assigneeId: assigneeId ?? viewed.assigneeId })
  const seen = whereSql({ AND: [rest, { OR: arms }] })
  // What is one's own is named ticket by ticket, and few: it needs no arms either.
  const own = attentionSql(filter, actor, policy, now)
  const whole = own ? Prisma.sql`${seen} and ${own}` : seen
  // The live tickets are few: to look through them once is less than once for each arm.
  const isFew = own !== null || filter.overdue || (filter.status !== undefined && filter.status !== 'closed')
  if (isFew) return fewScope(whole)
  const inArms = (some: Where[]) => some.map(arm => whereSql({ AND: [rest, arm] }))
  return { whole, arms: inArms(arms), armsByPlace: inArms(placeByPlace(arms, placeId)), isFew: false }
}
