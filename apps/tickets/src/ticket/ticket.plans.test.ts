import type { Actor } from '@ocs/contracts/actors'
import { maxCandidates } from '@ocs/contracts/answers'
import { demoPlace } from '@ocs/contracts/demo'
import { type TicketFilter, ticketSorts } from '@ocs/contracts/ticket-list'
import { createTestDatabase, type TestDatabase } from '@ocs/service-kit/testing/database'
import { createPgDb } from '@ocs/service-kit/testing/pg-db'
import { actorOf } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { similarTickets } from '../affected/similar.store.ts'
import { archivedYears } from '../archive/archive.store.ts'
import { countAttention } from '../attention/attention.store.ts'
import { countMatching } from '../bulk/bulk.store.ts'
import { loadsOf } from '../category/category-filing.store.ts'
import { openDb } from '../db.ts'
import { seedLarge } from '../seed/large.ts'
import { archives, filters, searches, unreadFilters } from '../testing/plan-questions.ts'
import { type Allowance, faultsOf, type Statement, type Watched, watch } from '../testing/plans.ts'
import { central, lakeRoad } from '../testing/tickets.ts'
import { countTickets } from './ticket.counts.ts'
import { ticketFacets } from './ticket.facets.ts'
import { listTickets, type TicketQuery } from './ticket.list.ts'

const size = 100_000

/** The seed, and all that is asked, are of this moment: the same plans whenever this runs, whether schools are open or not. */
const now = new Date('2026-11-20T15:00:00Z')

/**
 * A page may cost fifty rows for each that it shows. Where less is shown than a page holds, up to 750 rows may be read all the
 * same: the live tickets, of which there are some 300, twice; or all that a teacher ever filed. A count reads the live tickets,
 * the newest 1,000 closed ones and what lies between those; 25,000 rows is the most for anything.
 */
const allowance: Allowance = { large: ['ticket'], unseen: 750, ratio: 50, most: 25_000 }

/**
 * Who has seen nearly all is shown little of what stirred in the last 30 days, and all of that has to be held against their
 * marks, once: a twelfth of the tickets of a year, here 1,085. In September, when most is filed, they are some 1,400.
 */
const unreadAllowance: Allowance = { ...allowance, unseen: 1250 }

let database: TestDatabase
let watched: Watched
let teacher: Actor
/** Works maintenance in the whole county, and has seen all but some of the latest. */
const diligent = actorOf('maint.district')

beforeAll(async () => {
  database = await createTestDatabase('tickets')
  const db = openDb(database.url)
  await seedLarge(db, size, now)
  // A teacher who files a lot: among the 3,000 requesters, the busiest are machines.
  const [busy] = await db.$queryRaw<{ id: string }[]>`
    select requester_id as id from ticket group by 1 having count(*) < 300 order by count(*) desc limit 1`
  teacher = actorOf('teacher.lakeroad', { id: busy?.id })
  await db.$executeRaw`
    insert into read_mark (person_id, ticket_id, read_at)
    select ${diligent.id}::uuid, id, ${now} from ticket where last_desk_at > ${now}::timestamptz - interval '40 days'
    order by last_desk_at desc offset 5`
  await db.$executeRaw`
    insert into watch (person_id, ticket_id, person_name, created_at)
    select ${diligent.id}::uuid, id, ${diligent.name}, ${now} from ticket where assignee_id = ${diligent.id}::uuid
    order by created_at desc limit 300`
  await db.$disconnect()
  const { pool, $disconnect } = createPgDb(database.url)
  await pool.query('vacuum analyze')
  await $disconnect()
  watched = watch(database.url)
}, 600_000)

afterAll(async () => {
  await watched?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
})

/** What is read by key differs only in its keys: one of each will do. */
const sameAs = ({ text, values }: Statement) => (/"id" IN/.test(text) ? text : text + JSON.stringify(values))

type Question = [name: string, ask: () => Promise<unknown>]

/** What is wrong with the plans of all that some questions send to the database. */
async function faults(questions: Question[], allowed: Allowance = allowance): Promise<string[]> {
  const seen = new Set<string>()
  const found: string[] = []
  for (const [name, ask] of questions) {
    watched.sent()
    await ask()
    for (const statement of watched.sent()) {
      if (!/^\s*(select|with)/i.test(statement.text) || seen.has(sameAs(statement))) continue
      seen.add(sameAs(statement))
      const wrong = faultsOf(await watched.explain(statement), allowed)
      if (wrong.length > 0) found.push(`${name}: ${wrong.join(', ')}: ${statement.text}`)
    }
  }
  expect(seen.size).toBeGreaterThan(10)
  return found
}

/** All that is asked for one view of the tickets: its list in two orders, two pages of them, its counts and its facets. */
function questionsOf(actor: Actor, filters: TicketFilter[]): Question[] {
  const twoPages = async (query: Omit<TicketQuery, 'limit'>) => {
    const { nextCursor } = await listTickets(watched.db, actor, { ...query, limit: 25 }, now)
    if (nextCursor) await listTickets(watched.db, actor, { ...query, limit: 25, cursor: nextCursor }, now)
  }
  return filters.flatMap((filter): Question[] => {
    const name = JSON.stringify(filter)
    return [
      [`list ${name}`, () => twoPages(filter)],
      [`by room ${name}`, () => twoPages({ ...filter, sort: 'room' })],
      [`counts ${name}`, () => countTickets(watched.db, actor, filter, now)],
      [`facets ${name}`, () => ticketFacets(watched.db, actor, filter, now)],
    ]
  })
}

describe.each<[string, () => Actor]>([
  ['a teacher', () => teacher],
  ['a school technician', () => actorOf('tech.lakeroad')],
  ['a county technician', () => actorOf('tech.district')],
  ['a principal', () => actorOf('principal.lakeroad')],
  ['an admin', () => actorOf('admin')],
])('for %s, no statement scans, spills or reads much more than it answers', (_, actorNow) => {
  const list = (query: Omit<TicketQuery, 'limit'>) => listTickets(watched.db, actorNow(), { ...query, limit: 25 }, now)

  test('in lists of every order, on the first page and the next', async () => {
    const queries = ticketSorts.flatMap(sort =>
      (['asc', 'desc'] as const).flatMap(direction =>
        (['any_open', 'closed'] as const).map(status => ({ sort, direction, status })),
      ),
    )
    const found = await faults(
      queries.map(query => [
        JSON.stringify(query),
        async () => {
          const { nextCursor } = await list(query)
          if (nextCursor) await list({ ...query, cursor: nextCursor })
        },
      ]),
    )
    expect(found).toEqual([])
  }, 120_000)

  test('in lists, counts and facets under every filter', async () => {
    expect(await faults(questionsOf(actorNow(), filters))).toEqual([])
  }, 120_000)

  test('in what is unread, and in its count beside every list', async () => {
    const counts: Question = ['counts of all', () => countAttention(watched.db, actorNow(), now)]
    expect(await faults([...questionsOf(actorNow(), unreadFilters), counts], unreadAllowance)).toEqual([])
  }, 120_000)

  test('in the archives of school years', async () => {
    const asked = archives.flatMap((filter): Question[] => {
      const name = JSON.stringify(filter)
      const pages = (sort?: 'oldest') => async () => {
        const { nextCursor } = await list({ ...filter, sort })
        if (nextCursor) await list({ ...filter, sort, cursor: nextCursor })
      }
      return [
        [`list ${name}`, pages()],
        [`oldest ${name}`, pages('oldest')],
        [`counts ${name}`, () => countTickets(watched.db, actorNow(), filter, now)],
      ]
    })
    const years: Question = ['years', () => archivedYears(watched.db, actorNow(), now)]
    expect(await faults([...asked, years])).toEqual([])
  }, 120_000)

  test('in searches', async () => {
    const found = await faults(
      searches.flatMap(search => [
        [`list ${search}`, () => list({ search })],
        [`open ${search}`, () => list({ search, status: 'any_open' })],
        [`by title ${search}`, () => list({ search, sort: 'title' })],
        [`facets ${search}`, () => ticketFacets(watched.db, actorNow(), { search }, now)],
      ]),
    )
    expect(found).toEqual([])
  }, 120_000)
})

test('who has seen nearly all finds the rest without that more is read', async () => {
  const { items } = await listTickets(watched.db, diligent, { unread: true, limit: 25 }, now)
  expect(items.length).toBeGreaterThan(0)
  expect(items.length).toBeLessThan(6)
  const counts: Question = ['counts of all', () => countAttention(watched.db, diligent, now)]
  const watching = questionsOf(diligent, [{ view: 'watching' }])
  const found = await faults([...questionsOf(diligent, unreadFilters), ...watching, counts], unreadAllowance)
  expect(found).toEqual([])
})

test('a word that only the other desk says is not looked for ticket by ticket', async () => {
  const questions = [diligent, actorOf('tech.lakeroad')].flatMap(actor =>
    ['projector', 'projecter', 'sink', 'water', 'water sink'].flatMap((search): Question[] => [
      [`list ${search}`, () => listTickets(watched.db, actor, { search, limit: 25 }, now)],
      [`facets ${search}`, () => ticketFacets(watched.db, actor, { search }, now)],
    ]),
  )
  expect(await faults(questions)).toEqual([])
})

test('all that match, for a change of many, is counted from an index', async () => {
  const director = actorOf('tech.district')
  const found = await faults(
    filters
      .filter(filter => filter.status === 'any_open' || filter.overdue || filter.search)
      .concat({ category: 'hardware', status: 'any_open' }, { search: 'projector', status: 'any_open' })
      .concat(searches.map(search => ({ search, status: 'any_open' as const })))
      .map(filter => [JSON.stringify(filter), () => countMatching(watched.db, director, filter, now)]),
  )
  expect(found).toEqual([])
})

test('what is similar to what somebody writes is found among the newest of the place', async () => {
  const texts = [
    'The projector in my room shows no picture',
    'water under the sink',
    'the heating is too warm',
    'xyzzy plugh',
  ]
  const places = [lakeRoad.id, central.id, demoPlace('Central Office').id]
  const found = await faults(
    texts.flatMap(text =>
      places.map(placeId => [
        `${text} at ${placeId}`,
        () => similarTickets(watched.db, teacher, { desk: 'technology', placeId, ownPlaceId: placeId, text }, now),
      ]),
    ),
  )
  expect(found).toEqual([])
})

test('who has the fewest open tickets of a desk is told from an index, also for as many as can be asked about', async () => {
  const workers = await watched.db.$queryRaw<{ id: string }[]>`
    select assignee_id::text as id from ticket where assignee_id is not null group by 1 order by count(*) desc limit ${maxCandidates}`
  watched.sent()
  await loadsOf(
    watched.db,
    'technology',
    workers.map(worker => worker.id),
  )
  const [statement] = watched.sent()
  if (!statement) throw new Error('nothing was sent')
  expect(faultsOf(await watched.explain(statement), allowance)).toEqual([])
})

describe('the check itself', () => {
  test.each([
    ['a scan of the whole table', 'select count(*) from ticket where description like $1', 'sequential scan of ticket'],
    [
      'a sort on disk',
      'select description from ticket where created_at > $1::timestamptz order by md5(description) limit 90000',
      'on disk',
    ],
    [
      'a walk past most rows',
      `select id from ticket where created_at > '-infinity' and title like $1 order by created_at desc limit 25`,
      'rows read for',
    ],
  ])('finds %s', async (_, text, fault) => {
    const statement = { text, values: [text.includes('timestamptz') ? '2000-01-01' : '%no such words%'] }
    const wrong = faultsOf(await watched.explain(statement), allowance)
    expect(wrong.join()).toContain(fault)
  })

  test('hears what the service sends', async () => {
    watched.sent()
    await listTickets(watched.db, actorOf('admin'), { limit: 1 })
    const texts = watched.sent().map(statement => statement.text)
    expect(texts.some(text => text.includes('from ticket'))).toBe(true)
    expect(texts.length).toBeGreaterThanOrEqual(2)
  })
})
