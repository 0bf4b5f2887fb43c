import { demoGrants, demoPeople, demoPerson, demoPlace } from '@ocs/contracts/demo'
import { addClosure } from '../calendar/closure.store.ts'
import { deskMinutesBetween } from '../clock/clock.rules.ts'
import type { Db } from '../db.ts'
import { type ClockFacts, clockAfter, clockAtFiling, isAnswer, targetFor } from '../sla/sla.rules.ts'
import { type ClockSettings, clockSettings } from '../sla/sla.store.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { TicketEventData, type TicketRow } from '../ticket/ticket.present.ts'

const closures = [
  { name: 'Thanksgiving break', startsOn: '2026-11-25', endsOn: '2026-11-27', place: null },
  { name: 'Winter break', startsOn: '2026-12-21', endsOn: '2027-01-01', place: null },
  { name: 'Martin Luther King Jr. Day', startsOn: '2027-01-18', endsOn: '2027-01-18', place: null },
  {
    name: 'Water main repair',
    startsOn: '2026-12-04',
    endsOn: '2026-12-04',
    place: demoPlace('South Fulton Elementary School'),
  },
]

/** Enters the days on which the demo district is closed, as its technology director. */
async function closeDays(db: Db): Promise<void> {
  const { id, name, ...person } = demoPerson('tech.district')
  const grants = demoGrants({ id, name, ...person })
  const doer = {
    actor: { kind: 'person' as const, id, name, grants, scopes: [] },
    requestId: 'seed',
    idempotencyKey: null,
  }
  for (const { place, ...days } of closures)
    await addClosure(db, doer, { ...days, place: place && { id: place.id, name: place.name } })
}

/** Whether somebody works the desk of a ticket; of the demo's people only. */
function works(actorId: string, ticket: TicketRow): boolean {
  const person = demoPeople.find(candidate => candidate.id === actorId)
  if (!person) return false
  const actor = { kind: 'person' as const, id: person.id, name: person.name, grants: demoGrants(person), scopes: [] }
  return ticketPolicy(actor).may('changeStatus', ticket)
}

type Line = { verb: string; at: Date; actorId: string; data: unknown }

/** The clock that a ticket would have, had its history happened when it says. */
function replay(ticket: TicketRow, history: Line[], { schedule, targets }: ClockSettings): ClockFacts {
  const start = { status: 'new', priority: 'normal', category: ticket.category } as const
  let facts: ClockFacts = { ...start, ...clockAtFiling(start, ticket.createdAt, schedule, targets) }
  for (const { verb, at, actorId, data } of history.slice(1)) {
    const { statusFrom, statusTo: status, priorityTo: priority } = TicketEventData.parse(data)
    const set = statusFrom === status ? {} : { status }
    const answers = isAnswer({ verb, set }, { id: actorId }, works(actorId, ticket), ticket)
    facts = { ...facts, status, priority, ...clockAfter(facts, { status, priority, answers }, at, schedule, targets) }
  }
  return facts
}

/** As `facts`, with so much desk time used before that an hour is left: the demo has something that is due soon whatever the hour. */
function hurried(facts: ClockFacts, now: Date, { schedule, targets }: ClockSettings): ClockFacts {
  const target = targetFor(targets, facts)?.resolutionMinutes
  if (!facts.slaRunningSince || !target) return facts
  const used = target - 60 - deskMinutesBetween(facts.slaRunningSince, now, schedule)
  const late = { ...facts, firstAnsweredAt: facts.firstAnsweredAt ?? facts.slaRunningSince, slaUsedMinutes: used }
  return used < 0 ? facts : { ...late, ...clockAfter(late, {}, now, schedule, targets) }
}

/**
 * Gives the demo its closures, and its tickets the clocks that belong to their past: the older ones are late, and on
 * each desk one that somebody works on is due within the hour.
 */
export async function setDemoClocks(db: Db, now: Date): Promise<void> {
  await closeDays(db)
  const hurriedDesks = new Set<string>()
  const tickets = await db.ticket.findMany({ orderBy: { createdAt: 'desc' } })
  for (const ticket of tickets) {
    const history = await db.event.findMany({ where: { noun: 'ticket', nounId: ticket.id }, orderBy: { seq: 'asc' } })
    const settings = await clockSettings(db, ticket.desk, ticket.placeId)
    let facts = replay(ticket, history, settings)
    if (['assigned', 'in_progress'].includes(ticket.status) && !hurriedDesks.has(ticket.desk)) {
      facts = hurried(facts, now, settings)
      hurriedDesks.add(ticket.desk)
    }
    const { status: _, priority: __, category: ___, ...clock } = facts
    await db.ticket.update({ where: { id: ticket.id }, data: clock })
  }
}
