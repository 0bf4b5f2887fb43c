import { type Actor, systemRef } from '@ocs/contracts/actors'
import { type DemoPerson, demoGrants, demoPeople, demoPerson, demoPlaces } from '@ocs/contracts/demo'
import { firstYear, schoolYearAt } from '@ocs/contracts/school-years'
import type { Desk, Ticket, TicketPriority } from '@ocs/contracts/tickets'
import { archiveClosed } from '../archive/archive.store.ts'
import { describeByCategory } from '../category/category-filing.store.ts'
import type { Db, Tx } from '../db.ts'
import { replaceDirectory } from '../directory/directory.store.ts'
import { systemDoer } from '../sla/system-doer.ts'
import type { TicketRow } from '../ticket/ticket.present.ts'
import {
  changePriority,
  changeStatus,
  claim,
  close,
  comment,
  openUnseen,
  reopen,
  type Step,
} from '../ticket/ticket.rules.ts'
import { changeTicket, fileTicket } from '../ticket/ticket.store.ts'
import { demoAnswers, setUpDemoCategories } from './demo-categories.ts'
import { setDemoClocks } from './demo-clocks.ts'
import { seedHandiwork } from './demo-handiwork.ts'
import { pick, problems, answers as replies } from './demo-problems.ts'
import { seedDeskTexts } from './demo-texts.ts'

const ticketCount = 66
/** Before them came these, all closed in the school year that has ended. */
const archivedCount = 14
/** The newest of them came in today; nobody has looked at them yet. */
const newest = 3

/** One thing that somebody does to a ticket. */
type Deed = [
  who: 'requester' | 'worker' | 'system',
  does: (ticket: TicketRow, worker: Actor, note: string) => Step,
  says: keyof typeof replies,
]

const claims: Deed = ['worker', (ticket, worker) => claim(ticket, worker), 'started']
const starts: Deed = ['worker', (ticket, _, note) => changeStatus(ticket, 'in_progress', note), 'started']
const thanks: Deed = ['requester', (ticket, _, note) => comment(ticket, note), 'thanks']
const closes: Deed = ['worker', (ticket, _, note) => close(ticket, note), 'closed']

const nobodyLooks: Deed = ['system', ticket => openUnseen(ticket, 48), 'seen']
const ranks = (priority: TicketPriority): Deed => ['worker', ticket => changePriority(ticket, priority, null), 'seen']

/** Most tickets stay normal. */
function priorityAt(at: number): Deed[] {
  if (at % 11 === 5) return [ranks('urgent')]
  if (at % 7 === 2) return [ranks('high')]
  return at % 13 === 4 ? [ranks('low')] : []
}

/** What can become of a ticket; the demo goes through these in turn. */
const lives: Deed[][] = [
  [claims, starts, closes],
  [nobodyLooks],
  [claims],
  [claims, closes],
  [claims, starts, thanks],
  [claims, ['worker', (ticket, _, note) => changeStatus(ticket, 'on_hold', note), 'waiting'], thanks],
  [['worker', (ticket, _, note) => changeStatus(ticket, 'open', note), 'seen']],
  [['worker', (ticket, _, note) => changeStatus(ticket, 'long_term', note), 'later']],
  [claims, closes, ['requester', (ticket, _, note) => reopen(ticket, note), 'again']],
]

const actorOf = (person: DemoPerson): Actor => ({
  kind: 'person',
  id: person.id,
  name: person.name,
  grants: demoGrants(person),
  scopes: [],
})

const doer = (actor: Actor) => ({ actor, requestId: 'seed', idempotencyKey: null })

/** The technician of a desk at a place, or the desk's director. */
function workerAt(desk: Desk, placeId: string): Actor {
  const technician = demoPeople.find(person =>
    person.grants.some(grant => grant.role === `${desk}_technician` && grant.placeId === placeId),
  )
  return actorOf(technician ?? demoPerson(desk === 'technology' ? 'tech.district' : 'maint.district'))
}

/** What becomes of a ticket, by its place among those that are not archived. */
function lifeOf(at: number): Deed[] {
  if (at >= ticketCount) return [claims, starts, closes]
  return at < ticketCount - newest ? [...priorityAt(at), ...pick(lives, at)] : []
}

async function makeTicket(db: Db, at: number): Promise<void> {
  const [desk, category, description, assetTag = null] = pick(problems, at)
  const place = pick(demoPlaces, at * 3)
  const room = pick(place.rooms, at * 5)
  const locals = demoPeople.filter(person => person.placeId === place.id)
  const requester = actorOf(pick(locals.length ? locals : [demoPerson('foodservice'), demoPerson('admin')], at))
  const worker = workerAt(desk, place.id)
  const { kind: _, ...roomRef } = room
  const answers = demoAnswers(category, at)
  const where = { place: { id: place.id, name: place.name }, room: roomRef }
  const asked = { desk, category, description, assetTag, answers, ...where }
  const describe = (tx: Tx) => describeByCategory(tx, requester, asked)
  const ticket: Ticket = await fileTicket(db, doer(requester), 'seed', null, describe)
  const doers = { worker: doer(worker), requester: doer(requester), system: systemDoer }
  for (const [who, does, says] of lifeOf(at)) {
    const { number } = ticket
    await changeTicket(db, doers[who], 'seed', { desk, number }, facts => does(facts, worker, pick(replies[says], at)))
  }
}

/**
 * Moves the demo into the past: the newest tickets into the last hours, before that three a weekday up to yesterday, in
 * the order of their numbers, and 38 minutes between the lines of a ticket's history. What the system does comes after
 * 48 hours. The oldest go back to the spring before.
 */
async function backdate(db: Db, now: Date): Promise<void> {
  const spring = firstYear(schoolYearAt(now))
  await db.$executeRaw`
    with slot as (
      select id, row_number() over (order by created_at desc, id desc) - 1 as back from ticket
    ), weekday as (
      select day::date, row_number() over (order by day desc) - 1 as back
      from generate_series(${now}::timestamptz - interval '90 days', ${now}::timestamptz - interval '1 day', '1 day') day
      where extract(isodow from day) < 6
    ), filed as (
      select slot.id, (weekday.day + time '13:20' - (slot.back % 3) * interval '155 minutes')
        at time zone 'America/Chicago' as at
      from slot join weekday on weekday.back = (slot.back - ${newest}) / 3 where slot.back >= ${newest} and slot.back < ${ticketCount}
      union all
      select id, make_timestamptz(${spring}::int, 5, 20, 14, 0, 0, 'America/Chicago') - (back - ${ticketCount}) * interval '7 days'
      from slot where back >= ${ticketCount}
      union all
      select id, ${now}::timestamptz - (back + 1) * interval '4 minutes' from slot where back < ${newest}
    ), moved as (
      update event set at = filed.at +
        case event.actor_id when ${systemRef.id}::uuid then interval '48 hours' else line.n * interval '38 minutes' end
      from filed, (select seq, row_number() over (partition by noun_id order by seq) - 1 as n from event) line
      where event.noun_id = filed.id::text and event.seq = line.seq
      returning event.noun_id, event.at
    )
    update ticket set
      created_at = filed.at,
      updated_at = last.at,
      closed_at = case when status = 'closed' then last.at end,
      last_public_at = last.at,
      last_desk_at = last.at
    from filed, (select noun_id, max(at) as at from moved group by noun_id) last
    where ticket.id = filed.id and last.noun_id = filed.id::text`
  await db.$executeRaw`
    update comment set created_at = event.at from event where event.data->>'commentId' = comment.id::text`
}

/** Everybody has seen what is more than a day old, and what they have filed since. */
async function read(db: Db, now: Date): Promise<void> {
  const readAt = new Date(now.getTime() - 24 * 3_600_000)
  await db.readMark.deleteMany()
  await db.$executeRaw`
    insert into read_mark (person_id, ticket_id, read_at)
    select requester_id, id, created_at from ticket where last_public_at > ${readAt}`
  await db.readFloor.createMany({ data: demoPeople.map(({ id }) => ({ personId: id, readAt })) })
}

/** Fills an empty database with a term's tickets of the demo people, in every status and place, and some of the spring before; otherwise does nothing. */
export async function seedDemo(db: Db, now: Date): Promise<void> {
  if ((await db.ticket.count()) > 0) return
  const places = demoPlaces.map(({ id, name, rooms }) => ({
    id,
    name,
    active: true,
    rooms: rooms.map(room => ({ id: room.id, name: room.name, active: true })),
  }))
  await replaceDirectory(db, doer(actorOf(demoPerson('admin'))), { places })
  const director = (handle: string) => doer(actorOf(demoPerson(handle)))
  await setUpDemoCategories(db, { technology: director('tech.district'), maintenance: director('maint.district') })
  for (let at = 0; at < archivedCount; at++) await makeTicket(db, ticketCount + at)
  for (let at = 0; at < ticketCount; at++) await makeTicket(db, at)
  await backdate(db, now)
  await archiveClosed(db, now)
  await read(db, now)
  await setDemoClocks(db, now)
  await seedHandiwork(db, now)
  await seedDeskTexts(db)
}
