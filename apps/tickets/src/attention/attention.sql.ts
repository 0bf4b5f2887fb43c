import type { Actor } from '@ocs/contracts/actors'
import { unreadDays } from '@ocs/contracts/attention'
import type { TicketFilter } from '@ocs/contracts/ticket-list'
import { Prisma } from '../generated/prisma/client.ts'
import type { TicketPolicy } from '../ticket/ticket.policy.ts'
import { whereSql } from '../ticket/ticket.sql.ts'

const { sql } = Prisma

/**
 * The tickets on which something happened that the actor may see, since they looked or marked everything as read. Only the
 * last weeks are looked at, from an index; what the desk alone may see counts for who works the ticket.
 *
 * Said of each ticket rather than of a list of their ids, so that each is read once. That it stirred at all after the horizon
 * is said by itself: from a plain time the planner can tell how few these are.
 */
export function unreadSql(actor: Actor, policy: TicketPolicy, now: Date): Prisma.Sql {
  const horizon = sql`${new Date(now.getTime() - unreadDays * 86_400_000).toISOString()}::timestamptz`
  const floor = sql`greatest(${horizon}, (select read_at from read_floor where person_id = ${actor.id}::uuid))`
  const seen = sql`(select read_at from read_mark mark where mark.person_id = ${actor.id}::uuid and mark.ticket_id = ticket.id)`
  return sql`last_desk_at > ${horizon} and last_desk_at > ${floor}
    and greatest(last_public_at, case when ${whereSql(policy.workable)} then last_desk_at end) > greatest(${floor}, ${seen})`
}

/** The tickets that name the actor in words which they may read. */
function mentionsSql(actor: Actor, policy: TicketPolicy): Prisma.Sql {
  const named = (kind: 'answer' | 'note') =>
    sql`id = any(array(select ticket_id from comment_mention where person_id = ${actor.id}::uuid and kind = ${kind}::comment_kind))`
  return sql`(${named('answer')} or (${named('note')} and ${whereSql(policy.workable)}))`
}

/** What a filter says about the actor's own marks, or null. The ids come from small tables, so the planner goes by them. */
export function attentionSql(
  { view, unread }: Pick<TicketFilter, 'view' | 'unread'>,
  actor: Actor,
  policy: TicketPolicy,
  now: Date,
): Prisma.Sql | null {
  const parts = [
    view === 'watching' ? sql`id = any(array(select ticket_id from watch where person_id = ${actor.id}::uuid))` : null,
    view === 'mentions' ? mentionsSql(actor, policy) : null,
    unread ? unreadSql(actor, policy, now) : null,
  ].filter(part => part !== null)
  return parts.length > 0 ? Prisma.join(parts, ' and ') : null
}
