import { type TicketPriority, type TicketStatus, ticketPriorities, ticketStatuses } from '@ocs/contracts/tickets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDeskMinutes, deskMinutesBetween, scheduleOf } from '../clock/clock.rules.ts'
import { type ClockFacts, clockAfter, clockAtFiling, closeMinutes, overdueState, targetFor } from './sla.rules.ts'

const hours = [1, 2, 3, 4, 5].map(weekday => ({ weekday, opensAt: 450, closesAt: 960 }))
const schedule = scheduleOf(hours, ['2026-11-26', '2026-11-27'])
const target = (
  category: string | null,
  priority: TicketPriority | null,
  answer: number | null,
  done: number | null,
) => ({
  category,
  priority,
  firstAnswerMinutes: answer,
  resolutionMinutes: done,
})
const targets = [
  target(null, null, 900, 9000),
  target(null, 'urgent', 60, 480),
  target(null, 'normal', 480, 2400),
  target('hvac', 'normal', 30, null),
]
/** A Monday in November, Central time. */
const monday = (time: string) => new Date(`2026-11-23T${time}:00-06:00`)
const tuesday = (time: string) => new Date(`2026-11-24T${time}:00-06:00`)

const filed = (at: Date, priority: TicketPriority = 'normal', category = 'hardware'): ClockFacts => {
  const facts = { status: 'new' as const, priority, category }
  return { ...facts, ...clockAtFiling(facts, at, schedule, targets) }
}
const after = (ticket: ClockFacts, change: Parameters<typeof clockAfter>[1], now: Date): ClockFacts => {
  const { answers: _, ...facts } = change
  return { ...ticket, ...facts, ...clockAfter(ticket, change, now, schedule, targets) }
}

test.each([
  ['its category and priority', 'hvac', 'normal', 30],
  ['its priority', 'hvac', 'urgent', 60],
  ['the desk', 'hvac', 'low', 900],
] as const)('a ticket takes the target of %s when there is none more special', (_, category, priority, minutes) => {
  expect(targetFor(targets, { category, priority })?.firstAnswerMinutes).toBe(minutes)
})

describe('due times', () => {
  test('of a new ticket are counted from its filing, over a holiday too', () => {
    const ticket = filed(new Date('2026-11-25T15:00:00-06:00'), 'urgent')
    expect(ticket.firstAnswerDueAt).toEqual(new Date('2026-11-25T16:00:00-06:00'))
    expect(ticket.resolutionDueAt).toEqual(new Date('2026-11-30T14:30:00-06:00'))
    expect(ticket.dueAt).toEqual(ticket.firstAnswerDueAt)
  })

  test('are none without a target, and without desk hours', () => {
    expect(filed(monday('08:00'), 'normal', 'hvac').resolutionDueAt).toBeNull()
    const facts = { status: 'new' as const, priority: 'low' as const, category: 'x' }
    expect(clockAtFiling(facts, monday('08:00'), schedule, [])).toMatchObject({ dueAt: null, dueSoonAt: null })
    const never = clockAtFiling(facts, monday('08:00'), scheduleOf([], []), targets)
    expect(never).toMatchObject({ dueAt: null, resolutionDueAt: null, dueSoonAt: null })
  })

  test('of the first answer no longer count once it is given, and stay to be reported', () => {
    const answered = after(filed(monday('08:00'), 'urgent'), { answers: true }, monday('08:20'))
    expect(answered).toMatchObject({ firstAnsweredAt: monday('08:20'), firstAnswerDueAt: monday('09:00') })
    expect(answered.dueAt).toEqual(answered.resolutionDueAt)
    expect(after(answered, { answers: true }, monday('10:00')).firstAnsweredAt).toEqual(monday('08:20'))
    expect(after(answered, { priority: 'low' }, monday('10:00')).firstAnswerDueAt).toEqual(monday('09:00'))
  })

  test('move with the priority, counted from the filing', () => {
    const ticket = after(filed(monday('08:00')), { priority: 'urgent' }, monday('10:00'))
    expect(ticket.firstAnswerDueAt).toEqual(monday('09:00'))
    expect(overdueState(ticket, monday('10:00'))).toBe('late')
  })
})

describe('the clock', () => {
  test('waits on hold and goes on with what was used', () => {
    const held = after(filed(monday('08:00'), 'urgent'), { status: 'on_hold', answers: true }, monday('09:00'))
    expect(held).toMatchObject({ slaUsedMinutes: 60, slaRunningSince: null, slaPausedAt: monday('09:00') })
    expect(held).toMatchObject({ resolutionDueAt: null, dueAt: null })
    const resumed = after(held, { status: 'in_progress' }, tuesday('08:00'))
    expect(resumed).toMatchObject({ slaPausedAt: null, resolutionDueAt: tuesday('15:00') })
  })

  test('stands in long term: not overdue, however long', () => {
    const later = after(filed(monday('08:00')), { status: 'long_term' }, monday('09:00'))
    expect(later).toMatchObject({ dueAt: null, firstAnswerDueAt: null, resolutionDueAt: null, slaPausedAt: null })
    expect(overdueState(later, new Date('2030-01-01'))).toBe('none')
  })

  test('ends with the ticket, keeps its due time, and goes on when it is reopened', () => {
    const closed = after(filed(monday('08:00'), 'urgent'), { status: 'closed', answers: true }, monday('10:00'))
    expect(closed).toMatchObject({ dueAt: null, resolutionDueAt: monday('16:00'), slaUsedMinutes: 120 })
    const reopened = after(closed, { status: 'open' }, tuesday('07:30'))
    expect(reopened.resolutionDueAt).toEqual(tuesday('13:30'))
  })

  test('started again with nothing left is late at once', () => {
    const closed = after(filed(monday('08:00'), 'urgent'), { status: 'closed', answers: true }, tuesday('09:00'))
    const reopened = after(closed, { status: 'open' }, tuesday('10:00'))
    expect(overdueState(reopened, tuesday('10:01'))).toBe('late')
  })
})

test('a due time is close in the last fifth of the target or the last two hours, whichever is less', () => {
  expect([closeMinutes(60), closeMinutes(480), closeMinutes(2400)]).toEqual([12, 96, 120])
  const ticket = filed(monday('08:00'), 'urgent')
  const states = ['08:47', '08:48', '09:00', '09:01'].map(time => overdueState(ticket, monday(time)))
  expect(states).toEqual(['none', 'soon', 'soon', 'late'])
})

/** A life of a ticket: what happens, and how many minutes later. */
const lives = fc.array(
  fc.record({
    status: fc.constantFrom<TicketStatus>(...ticketStatuses),
    priority: fc.constantFrom(...ticketPriorities),
    answers: fc.boolean(),
    wait: fc.integer({ min: 0, max: 4000 }),
  }),
  { maxLength: 12 },
)

test('whatever happens to a ticket, the time used is the desk time of its running statuses', () => {
  fc.assert(
    fc.property(lives, life => {
      let [now, ticket, used] = [monday('08:00'), filed(monday('08:00')), 0]
      for (const { wait, ...change } of life) {
        const next = new Date(now.getTime() + wait * 60_000)
        if (ticket.slaRunningSince) used += deskMinutesBetween(now, next, schedule)
        now = next
        ticket = after(ticket, change, now)
        const total = ticket.slaUsedMinutes + deskMinutesBetween(ticket.slaRunningSince ?? now, now, schedule)
        expect(total).toBe(used)
        expect(ticket.slaRunningSince === null).toBe(['on_hold', 'long_term', 'closed'].includes(ticket.status))
        expect(ticket.slaPausedAt !== null).toBe(ticket.status === 'on_hold')
        if (ticket.slaRunningSince === null) expect(ticket.dueAt).toBeNull()
        else {
          const minutes = targetFor(targets, ticket)?.resolutionMinutes ?? 0
          const left = addDeskMinutes(now, minutes - used, schedule)
          // Once late, the due time lies in the past; before that it is as far away as minutes are left.
          if (minutes > used) expect(ticket.resolutionDueAt).toEqual(left)
        }
      }
    }),
  )
})

test('counting again without an edit changes nothing', () => {
  fc.assert(
    fc.property(lives, life => {
      let [now, ticket] = [monday('08:00'), filed(monday('08:00'))]
      for (const { wait, ...change } of life) {
        now = new Date(now.getTime() + wait * 60_000)
        ticket = after(ticket, change, now)
      }
      expect(after(ticket, {}, new Date(now.getTime() + 60_000))).toEqual(ticket)
    }),
  )
})
