import type { Actor } from '@ocs/contracts/actors'
import { type TicketFilter, ticketSorts } from '@ocs/contracts/tickets'
import { createTestDatabase, type TestDatabase } from '@ocs/service-kit/testing/database'
import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { seedLarge } from '../seed/large.ts'
import { type Allowance, faultsOf, type Watched, watch } from '../testing/plans.ts'
import { central, lakeRoad } from '../testing/tickets.ts'
import { countTickets } from './ticket.counts.ts'
import { ticketFacets } from './ticket.facets.ts'
import { listTickets } from './ticket.list.ts'

const size = 100_000
const allowance: Allowance = { large: ['ticket'], unseen: 1000, ratio: 50, most: 20_000 }

let database: TestDatabase
let watched: Watched
let teacher: Actor

beforeAll(async () => {
  database = await createTestDatabase('tickets')
  const db = openDb(database.url)
  console.time('seed')
  await seedLarge(db, size)
  console.timeEnd('seed')
  await db.$executeRaw`vacuum analyze`
  console.timeLog?.('seed')
  const [busiest] = await db.ticket.groupBy({ by: ['requesterId'], orderBy: { _count: { id: 'desc' } }, take: 1, _count: true })
  teacher = actorOf('teacher.lakeroad', { id: busiest?.requesterId })
  await db.$disconnect()
  watched = watch(database.url)
})

afterAll(async () => {
  await watched[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

/** What is wrong with the plans of all that some work sends to the database. */
async function faults(name: string, work: () => Promise<unknown>): Promise<string[]> {
  watched.sent()
  await work()
  const found: string[] = []
  for (const statement of watched.sent().filter(({ text }) => /^\s*(select|with)/i.test(text))) {
    const plan = await watched.explain(statement)
    if (process.env.SHOW) {
      const t = performance.now(); await watched.explain(statement); const ms = performance.now() - t
      if (ms > 40) console.log('SLOW', name, ms)
    }
    const wrong = faultsOf(plan, allowance)
    if (wrong.length > 0) found.push(`${name}: ${wrong.join(', ')} in ${statement.text} ${JSON.stringify(statement.values).slice(0, 300)}`)
  }
  watched.sent()
  return found
}

const actors: [string, () => Actor][] = [
  ['a teacher', () => teacher],
  ['a school technician', () => actorOf('tech.lakeroad')],
  ['a county technician', () => actorOf('tech.district')],
  ['a principal', () => actorOf('principal.lakeroad')],
  ['an admin', () => actorOf('admin')],
]

const filters: TicketFilter[] = [
  {},
  { status: 'any_open' },
  { status: 'closed' },
  { status: 'new' },
  { status: 'long_term' },
  { desk: 'technology', status: 'any_open' },
  { desk: 'maintenance' },
  { view: 'mine' },
  { view: 'assigned' },
  { view: 'unassigned' },
  { view: 'unassigned', status: 'any_open' },
  { category: 'grounds' },
  { category: 'hardware', status: 'closed' },
  { placeId: lakeRoad.id },
  { placeId: central.id, category: 'other' },
  { assigneeId: actorOf('tech.central').id, status: 'closed' },
  { priority: 'urgent' },
  { priority: 'urgent', status: 'any_open' },
  { overdue: true },
  { age: 'day' },
  { age: 'older', status: 'any_open' },
  { age: 'older' },
]

const searches = ['projector', 'the', 'wifi phone', 'projecter', 'tc-10', '#4711', '4711', 'ac', 'x', '%', 'c:\\temp', 'ashton lamp', 'nothing like zzzz']

describe.each(actors)('for %s, no statement reads much more than it answers', (_, actorNow) => {
  test('in lists of every order, from the first page and from one in the middle', async () => {
    const found: string[] = []
    for (const sort of ticketSorts) {
      for (const direction of ['asc', 'desc'] as const) {
        for (const status of ['any_open', 'closed', undefined] as const) {
          const query = { sort, direction, status, limit: 25 }
          let cursor: string | undefined
          found.push(
            ...(await faults(JSON.stringify(query), async () => {
              const page = await listTickets(watched.db, actorNow(), query)
              cursor = page.nextCursor ?? undefined
            })),
          )
          if (cursor) found.push(...(await faults(`${JSON.stringify(query)} beyond`, () => listTickets(watched.db, actorNow(), { ...query, cursor }))))
        }
      }
    }
    expect(found).toEqual([])
  })

  test('in lists, counts and facets under every filter', async () => {
    const found: string[] = []
    for (const filter of filters) {
      const name = JSON.stringify(filter)
      found.push(...(await faults(`list ${name}`, () => listTickets(watched.db, actorNow(), { ...filter, limit: 25 }))))
      found.push(...(await faults(`list by room ${name}`, () => listTickets(watched.db, actorNow(), { ...filter, sort: 'room', limit: 25 }))))
      found.push(...(await faults(`counts ${name}`, () => countTickets(watched.db, actorNow(), filter))))
      found.push(...(await faults(`facets ${name}`, () => ticketFacets(watched.db, actorNow(), filter))))
    }
    expect(found).toEqual([])
  })

  test('in searches', async () => {
    const found: string[] = []
    for (const search of searches) {
      for (const status of [undefined, 'any_open'] as const) {
        const name = JSON.stringify({ search, status })
        found.push(...(await faults(`list ${name}`, () => listTickets(watched.db, actorNow(), { search, status, limit: 25 }))))
        found.push(...(await faults(`by title ${name}`, () => listTickets(watched.db, actorNow(), { search, status, sort: 'title', limit: 25 }))))
        found.push(...(await faults(`facets ${name}`, () => ticketFacets(watched.db, actorNow(), { search, status }))))
      }
    }
    expect(found).toEqual([])
  })
})
