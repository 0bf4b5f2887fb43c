import { randomUUID } from 'node:crypto'
import { demoPlaces } from '@ocs/contracts/demo'
import { naturalKey } from '@ocs/contracts/natural-order'
import type { PersonRef } from '@ocs/contracts/people'
import { type Desk, desks, openStatuses, titleFrom } from '@ocs/contracts/tickets'
import { archiveYearAt } from '../archive/archive.rules.ts'
import type { Db, Tx } from '../db.ts'
import { problems } from './demo-problems.ts'
import { dice, duration, filingTimes, placeFor, problemFor, skewed, strangers, workersOf } from './large-shape.ts'
import { bringBackIndexes, putAwayIndexes } from './put-away-indexes.ts'

const batchSize = 2500

/** From so many rows on, it is faster to take the indexes away and make them anew. */
const manyRows = 5000

const day = 24 * 60 * 60_000

type Cast = { requesters: PersonRef[]; workers: Record<Desk, PersonRef[]> }

function statusOf(roll: () => number, createdAt: Date, now: Date) {
  const age = now.getTime() - createdAt.getTime()
  const took = duration(roll(), roll())
  // A few of the last year's wait for the summer, a part or the budget.
  const stays = roll() < 0.06 && age < 300 * day
  if (took < age && !stays) return { status: 'closed', updatedAt: new Date(createdAt.getTime() + took) }
  const status = age > 40 * day ? 'long_term' : skewed([...openStatuses].reverse(), roll(), 0.8)
  return { status, updatedAt: new Date(createdAt.getTime() + Math.min(took, age) / 2) }
}

/** One in a hundred tickets is about what three others have too; the dice stay as they fell. */
function affectedBy(createdAt: Date, requester: PersonRef, people: PersonRef[]): string[] {
  const at = Math.floor(createdAt.getTime() / 1000)
  if (at % 100 !== 1) return []
  const others = [0, 1, 2].map(step => people[(Math.floor(at / 100) * 3 + step) % people.length]?.id ?? '')
  return others.filter(id => id !== requester.id)
}

/** The columns of a generated ticket by their names in the database. */
function generated(roll: () => number, createdAt: Date, now: Date, cast: Cast) {
  const desk: Desk = roll() < 0.64 ? 'technology' : 'maintenance'
  const [, category, problem] = problemFor(desk, roll())
  const place = placeFor(roll())
  const room = skewed(place.rooms, roll(), 1.5)
  const requester = skewed(cast.requesters, roll(), 2.3)
  const worker = skewed(cast.workers[desk], roll(), 2)
  const { status, updatedAt } = statusOf(roll, createdAt, now)
  const waits = ['new', 'open'].includes(status)
  const runs = waits || ['assigned', 'in_progress'].includes(status)
  const due = new Date(createdAt.getTime() + 6 * day).toISOString()
  return {
    id: randomUUID(),
    desk,
    // People begin in many ways: titles follow neither the desk nor the place.
    title: titleFrom(`${100 + Math.floor(roll() * 900)}: ${problem}`),
    description: `${problem} (${randomUUID().slice(0, 8)})`,
    status,
    priority: skewed(['normal', 'high', 'low', 'urgent'], roll(), 24),
    category,
    place_id: place.id,
    place_name: place.name,
    room_id: room.id,
    room_name: room.name,
    room_key: naturalKey(`${place.name}\n${room.name}`),
    asset_tag: desk === 'technology' && roll() < 0.6 ? `TC-${10_000 + Math.floor(roll() * 9000)}` : null,
    requester_id: requester.id,
    requester_name: requester.name,
    requester_is_student: Math.floor(createdAt.getTime() / 1000) % 5 === 0,
    affected_ids: affectedBy(createdAt, requester, cast.requesters),
    assignee_id: waits ? null : worker.id,
    assignee_name: waits ? null : worker.name,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    closed_at: status === 'closed' ? updatedAt.toISOString() : null,
    archive_year: status === 'closed' ? archiveYearAt(updatedAt, now) : null,
    first_answered_at: status === 'new' ? null : updatedAt.toISOString(),
    sla_running_since: runs ? createdAt.toISOString() : null,
    resolution_due_at: due,
    due_at: runs ? due : null,
    last_public_at: updatedAt.toISOString(),
    last_desk_at: updatedAt.toISOString(),
  }
}

type Generated = ReturnType<typeof generated> & { number: number }

/** One statement for thousands of rows; Prisma's own takes four times as long. */
async function insert(tx: Tx, rows: Generated[]): Promise<void> {
  await tx.$executeRaw`
    insert into ticket (id, desk, number, title, description, status, priority, category, place_id, place_name, room_id,
      room_name, room_key, asset_tag, requester_id, requester_name, assignee_id, assignee_name, created_at, updated_at,
      closed_at, archive_year, first_answered_at, sla_running_since, resolution_due_at, due_at,
      last_public_at, last_desk_at, requester_is_student, affected_ids)
    select id, desk, number, title, description, status, priority, category, place_id, place_name, room_id, room_name,
      room_key, asset_tag, requester_id, requester_name, assignee_id, assignee_name, created_at, updated_at, closed_at, archive_year,
      first_answered_at, sla_running_since, resolution_due_at, due_at, last_public_at, last_desk_at,
      requester_is_student, affected_ids
    from json_populate_recordset(null::ticket, ${JSON.stringify(rows)}::json)`
}

/**
 * Files some tickets under the next numbers, in one transaction. Nobody looks for new words in each of them, see `keepWords`;
 * who files a ticket meanwhile waits.
 */
async function fileAll(db: Db, made: Omit<Generated, 'number'>[]): Promise<void> {
  await db.$transaction(
    async tx => {
      await tx.$executeRaw`set local statement_timeout = 0`
      const next = { technology: 0, maintenance: 0 }
      for (const desk of desks) {
        const count = made.filter(row => row.desk === desk).length
        const counter = await tx.deskCounter.update({ where: { desk }, data: { lastNumber: { increment: count } } })
        next[desk] = counter.lastNumber - count + 1
      }
      await tx.$executeRaw`alter table ticket disable trigger user`
      await insert(
        tx,
        made.map(row => ({ ...row, number: next[row.desk]++ })),
      )
      await tx.$executeRaw`alter table ticket enable trigger user`
    },
    { timeout: 60_000 },
  )
}

/** Keeps the words of all that generated tickets can say, as the database does for each ticket that is filed. */
async function keepWords(db: Db, { requesters, workers }: Cast): Promise<void> {
  const people = [requesters, ...Object.values(workers)].flat().map(person => person.name)
  const rooms = demoPlaces.flatMap(place => [place.name, ...place.rooms.map(room => room.name)])
  const texts = [...problems.map(([, , problem]) => problem), ...rooms, ...people]
  await db.$executeRaw`
    insert into search_word (word)
    select distinct word
    from unnest(${texts}::text[]) said, unnest(tsvector_to_array(to_tsvector('simple', search_text(said)))) word
    where char_length(word) between 4 and 30 and word !~ '[0-9]'
    order by word
    on conflict do nothing`
}

/**
 * Tops the database up to so many tickets without history, to measure with. They are skewed like a real desk's: two thirds
 * for technology; the largest school has a third of them, the smallest place a thirtieth; of 3,000 requesters a fifth filed
 * half, of some twenty workers a few did most; nine of ten have the normal priority; half were closed within five days and
 * one in ten took more than two weeks, so that about one in a hundred is live; ten school years with quiet summers.
 *
 * No transaction is long: on the whole server, what reads a feed waits for the oldest one. Where it is cut off there are
 * fewer tickets, and indexes may be put away; the next seed of either kind brings those back, and this one tops up again.
 */
export async function seedLarge(db: Db, count: number, now: Date = new Date()): Promise<void> {
  const roll = dice(20_261_122)
  const cast = {
    requesters: strangers(3000),
    workers: { technology: workersOf('technology'), maintenance: workersOf('maintenance') },
  }
  const times = filingTimes(Math.max(0, count - (await db.ticket.count())), now)
  if (times.length > 0) await keepWords(db, cast)
  if (times.length >= manyRows) await putAwayIndexes(db)
  for (let at = 0; at < times.length; at += batchSize) {
    await fileAll(
      db,
      times.slice(at, at + batchSize).map(time => generated(roll, time, now, cast)),
    )
  }
  await bringBackIndexes(db)
}
