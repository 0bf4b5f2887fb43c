import { systemRef } from '@ocs/contracts/actors'
import type { SlaTarget } from '@ocs/contracts/clocks'
import type { overdueStates, TicketPriority, TicketStatus } from '@ocs/contracts/tickets'
import { addDeskMinutes, deskMinutesBetween, type Schedule } from '../clock/clock.rules.ts'

/** What the clock of a ticket is made of; the columns of these names. */
export type ClockColumns = {
  firstAnswerDueAt: Date | null
  firstAnsweredAt: Date | null
  resolutionDueAt: Date | null
  /** Desk minutes counted before the clock last started. */
  slaUsedMinutes: number
  /** Since when it runs; null while it stands. */
  slaRunningSince: Date | null
  slaPausedAt: Date | null
  /** The earliest due time that still counts, and when it begins to be close. */
  dueAt: Date | null
  dueSoonAt: Date | null
}

type TargetFacts = { status: TicketStatus; priority: TicketPriority; category: string }

/** A ticket as far as its clock depends on it. */
export type ClockFacts = TargetFacts & ClockColumns

/** What changes. `answers`: somebody who works the desk said or moved something that the requester hears of. */
export type ClockChange = Partial<TargetFacts> & { answers?: boolean }

const standing: TicketStatus[] = ['on_hold', 'long_term', 'closed']

/** The target of a ticket: of its category and priority, else of its priority, else of the desk. Null: none. */
export function targetFor(
  targets: readonly SlaTarget[],
  { category, priority }: { category: string; priority: TicketPriority },
): SlaTarget | null {
  const find = (of: string | null, at: TicketPriority | null) =>
    targets.find(target => target.category === of && target.priority === at)
  return find(category, priority) ?? find(null, priority) ?? find(null, null) ?? null
}

/** Desk minutes before a due time from which it is close: the last fifth of the target, at most two hours. */
export function closeMinutes(target: number): number {
  return Math.min(Math.ceil(target / 5), 120)
}

/**
 * Whether a change is an answer to the requester: a public comment or a new status by somebody else who works the
 * desk (`works`). What the system does by itself is none.
 */
export function isAnswer(
  change: { verb: string; set: { status?: TicketStatus } },
  actor: { id: string },
  works: boolean,
  ticket: { requesterId: string },
): boolean {
  const heard = change.verb === 'commented' || change.set.status !== undefined
  return heard && works && actor.id !== ticket.requesterId && actor.id !== systemRef.id
}

/** Which minutes are counted and since when, after a change. The clock stands on hold, in long term and once closed. */
function counted(ticket: ClockFacts, status: TicketStatus, now: Date, schedule: Schedule) {
  const { slaRunningSince: since, slaUsedMinutes: used, slaPausedAt: paused } = ticket
  if (!standing.includes(status)) return { slaRunningSince: since ?? now, slaUsedMinutes: used, slaPausedAt: null }
  return {
    slaRunningSince: null,
    slaUsedMinutes: since ? used + deskMinutesBetween(since, now, schedule) : used,
    slaPausedAt: status === 'on_hold' ? (paused ?? now) : null,
  }
}

/** A due time and when it begins to be close; nulls where there is no target or the desk has no hours. */
type Due = { at: Date | null; soonAt: Date | null }

function dueOf(target: number | null | undefined, since: Date, used: number, schedule: Schedule): Due {
  if (!target) return { at: null, soonAt: null }
  return {
    at: addDeskMinutes(since, target - used, schedule),
    soonAt: addDeskMinutes(since, target - closeMinutes(target) - used, schedule),
  }
}

const earliest = (dates: (Date | null)[]): Date | null =>
  dates.reduce((first, date) => (date && (!first || date < first) ? date : first), null)

/**
 * The clock of a ticket after a change, out of the ticket before it. `schedule` is the desk's at the ticket's place,
 * `targets` the desk's. Without a change it counts the due times of a ticket again, for hours, closures or targets
 * that have changed; minutes counted before the last pause stay as they were counted then.
 */
export function clockAfter(
  ticket: ClockFacts,
  change: ClockChange,
  now: Date,
  schedule: Schedule,
  targets: readonly SlaTarget[],
): ClockColumns {
  const status = change.status ?? ticket.status
  const count = counted(ticket, status, now, schedule)
  const firstAnsweredAt = ticket.firstAnsweredAt ?? (change.answers ? now : null)
  // What is over keeps the due time it had, so that reports can tell whether it was kept.
  const over = status === 'closed'
  const answerOver = over || ticket.firstAnsweredAt !== null
  const since = count.slaRunningSince
  if (!since) {
    return {
      ...count,
      firstAnsweredAt,
      firstAnswerDueAt: answerOver || firstAnsweredAt ? ticket.firstAnswerDueAt : null,
      resolutionDueAt: over ? ticket.resolutionDueAt : null,
      dueAt: null,
      dueSoonAt: null,
    }
  }
  const target = targetFor(targets, {
    category: change.category ?? ticket.category,
    priority: change.priority ?? ticket.priority,
  })
  const answer = dueOf(target?.firstAnswerMinutes, since, count.slaUsedMinutes, schedule)
  const resolution = dueOf(target?.resolutionMinutes, since, count.slaUsedMinutes, schedule)
  const live = firstAnsweredAt ? [resolution] : [answer, resolution]
  return {
    ...count,
    firstAnsweredAt,
    firstAnswerDueAt: answerOver ? ticket.firstAnswerDueAt : answer.at,
    resolutionDueAt: resolution.at,
    dueAt: earliest(live.map(due => due.at)),
    dueSoonAt: earliest(live.map(due => due.soonAt)),
  }
}

/** The clock of a ticket that is filed now: it starts, also outside desk hours, when none of it is used up. */
export function clockAtFiling(
  ticket: TargetFacts,
  now: Date,
  schedule: Schedule,
  targets: readonly SlaTarget[],
): ClockColumns {
  const fresh = {
    firstAnswerDueAt: null,
    firstAnsweredAt: null,
    resolutionDueAt: null,
    slaUsedMinutes: 0,
    slaRunningSince: now,
    slaPausedAt: null,
    dueAt: null,
    dueSoonAt: null,
  }
  return clockAfter({ ...ticket, ...fresh }, {}, now, schedule, targets)
}

/** How a ticket stands to its due times at an instant; the filter `overdue` finds exactly those that are late. */
export function overdueState(
  { dueAt, dueSoonAt }: Pick<ClockColumns, 'dueAt' | 'dueSoonAt'>,
  now: Date,
): (typeof overdueStates)[number] {
  if (dueAt && dueAt < now) return 'late'
  return dueSoonAt && dueSoonAt <= now ? 'soon' : 'none'
}
