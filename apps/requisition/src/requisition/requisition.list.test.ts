import { randomUUID } from 'node:crypto'
import { encodeCursor } from '@ocs/service-kit/cursors'
import { actorOf, machine, newPerson } from '@ocs/service-kit/testing/service'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { seedDemo } from '../seed/demo.ts'
import {
  approvedVendor,
  draftAs,
  type Requisitions,
  reasonOf,
  startRequisitions,
  submitAs,
  unique,
} from '../testing/requisition.ts'

let service: Requisitions
beforeAll(async () => {
  service = await startRequisitions()
})
afterAll(() => service[Symbol.asyncDispose]())

const line = (description: string) => ({ description, quantity: 1, unitPriceCents: 100, partNumber: null })

test('the search box looks at number, title, reason, place, requester, vendor and lines, every word', async () => {
  const word = unique('W').replaceAll('-', '')
  const person = newPerson(undefined, `${word}name`)
  const vendor = await approvedVendor(service, `${word}vendor`)
  const submitted = await submitAs(service, person, {
    title: `${word}title`,
    justification: `${word}reason`,
    place: { id: null, name: `${word}place` },
    vendorId: vendor.id,
    lines: [line('Something else'), line(`${word}line`)],
  })
  const found = async (search: string) =>
    (await service.as(person).requisitions.list.query({ search })).items.map(one => one.id)
  const searches = ['title', 'reason', 'place', 'name', 'vendor', 'line'].map(end => word + end)
  for (const search of [...searches, submitted.number ?? '']) {
    expect(await found(search.toUpperCase())).toEqual([submitted.id])
  }
  expect(await found(`${word}line ${word}vendor`)).toEqual([submitted.id])
  expect(await found(`${word}line elsewhere`)).toEqual([])
})

test('the search box takes %, _ and \\ as they are', async () => {
  const person = newPerson()
  const odd = await draftAs(service, person, { title: 'Sale 50%_\\off' })
  await draftAs(service, person, { title: 'Sale 50 and off' })
  for (const search of ['50%', '%_', '_\\', '\\off', '50%_\\off']) {
    const { items } = await service.as(person).requisitions.list.query({ search })
    expect(items.map(one => one.id)).toEqual([odd.id])
  }
  expect((await service.as(person).requisitions.list.query({ search: '5_%' })).items).toEqual([])
  expect(await reasonOf(service.as(person).requisitions.list.query({ search: 'x\u0000' }))).toBe('invalid_input')
})

test('pages run from the newest to the oldest and meet every requisition once', async () => {
  const person = newPerson()
  const made: string[] = []
  for (let n = 0; n < 5; n++) made.unshift((await draftAs(service, person)).id)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await service.as(person).requisitions.list.query({ limit: 2, cursor })
    seen.push(...page.items.map(one => one.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(made)
})

test.each(['nonsense', encodeCursor([1, 2]), encodeCursor(['2026-11-22', 'x'])])(
  'a cursor of another list is refused: %s',
  async cursor => {
    expect(await reasonOf(service.as(newPerson()).requisitions.list.query({ cursor }))).toBe('bad_cursor')
  },
)

test('status and `mine` narrow the list', async () => {
  const bookkeeper = { ...actorOf('bookkeeper'), id: randomUUID() }
  const draft = await draftAs(service, bookkeeper)
  const submitted = await submitAs(service, newPerson())
  const list = service.as(bookkeeper).requisitions.list
  const mine = await list.query({ view: 'mine' })
  expect(mine.items.map(one => one.id)).toEqual([draft.id])
  const all = await list.query({ status: 'submitted', limit: 100 })
  expect(all.items.map(one => one.id)).toContain(submitted.id)
  expect(new Set(all.items.map(one => one.status))).toEqual(new Set(['submitted']))
  expect((await list.query({ status: 'draft' })).items.map(one => one.id)).toEqual([draft.id])
})

test('REST lists and reads; a malformed id is refused and an unknown one is not found', async () => {
  const submitted = await submitAs(service, newPerson())
  const headers = { authorization: `Bearer ${await service.token(machine(['requisitions:read']))}` }
  const call = async (path: string) => {
    const response = await fetch(`${service.url}/api/requisitions${path}`, { headers })
    return { status: response.status, body: await response.json() }
  }
  expect(await call(`?limit=1&status=submitted&search=${submitted.number}`)).toMatchObject({
    status: 200,
    body: { items: [{ id: submitted.id }] },
  })
  expect(await call(`/${submitted.id}`)).toMatchObject({ status: 200, body: { number: submitted.number } })
  expect(await call(`/${randomUUID()}`)).toMatchObject({ status: 404, body: { detail: 'Requisition not found' } })
  expect(await call('/7')).toMatchObject({ status: 400 })
})

test('the demo district is filled once: drafts and submitted ones, numbered in order', async () => {
  await using own = await startRequisitions()
  const db = openDb(own.databaseUrl)
  const now = new Date('2026-11-22T15:00:00Z')
  await seedDemo(db, now)
  await seedDemo(db, now)
  await db.$disconnect()
  const { items } = await own.as(actorOf('finance')).requisitions.list.query({})
  expect(items.map(one => one.number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1].map(n => `R-2026-2027-000${n}`))
  const teacher = await own.as(actorOf('teacher.lakeroad')).requisitions.list.query({})
  expect(teacher.items.map(one => one.status)).toEqual(['draft', 'submitted'])
})
