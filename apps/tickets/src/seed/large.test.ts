import { createTestDatabase } from '@ocs/service-kit/testing/database'
import { expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { seedLarge } from './large.ts'

test('a large desk is skewed like a real one, and numbers go on without a gap', async () => {
  await using database = await createTestDatabase('tickets')
  const db = openDb(database.url)
  await seedLarge(db, 3000)
  await seedLarge(db, 4000)
  expect(await db.ticket.count()).toBe(4000)
  const [shape] = await db.$queryRaw<Record<string, number>[]>`
    select avg((closed_at is null)::int)::float8 as live, avg((desk = 'technology')::int)::float8 as technology,
      avg((priority = 'normal')::int)::float8 as normal, count(distinct place_id)::int as places,
      avg((updated_at < created_at or updated_at > now())::int)::float8 as impossible from ticket`
  expect(shape).toMatchObject({ places: 7, impossible: 0 })
  expect(shape?.live).toBeGreaterThan(0.003)
  expect(shape?.live).toBeLessThan(0.03)
  expect(shape?.technology).toBeCloseTo(0.64, 1)
  expect(shape?.normal).toBeGreaterThan(0.85)
  const numbers = await db.ticket.groupBy({ by: ['desk'], _max: { number: true }, _count: true })
  expect(numbers.map(desk => desk._max.number)).toEqual(numbers.map(desk => desk._count))
  await db.$disconnect()
})

test('one that is cut off keeps what it has filed, and the next one makes it whole', async () => {
  await using database = await createTestDatabase('tickets')
  const db = openDb(database.url)
  const indexes = () => db.$queryRaw`select indexname, indexdef from pg_indexes where tablename = 'ticket' order by 1`
  const before = await indexes()
  await db.$executeRaw`alter table ticket add constraint full_up check (desk = 'maintenance' or number < 2000)`
  await expect(seedLarge(db, 5000)).rejects.toThrow('full_up')
  await db.$executeRaw`alter table ticket drop constraint full_up`
  expect(await db.ticket.count()).toBe(2500)
  expect(await indexes()).not.toEqual(before)

  await seedLarge(db, 5000)
  expect(await indexes()).toEqual(before)
  const numbers = await db.ticket.groupBy({ by: ['desk'], _max: { number: true }, _count: true })
  expect(numbers.map(desk => desk._max.number)).toEqual(numbers.map(desk => desk._count))
  expect(numbers.reduce((sum, desk) => sum + desk._count, 0)).toBe(5000)
  await db.$disconnect()
})

test('keeps the words of its tickets for who mistypes them, as filing does', async () => {
  await using database = await createTestDatabase('tickets')
  const db = openDb(database.url)
  const words = async () => (await db.searchWord.findMany({ orderBy: { word: 'asc' } })).map(row => row.word)
  await seedLarge(db, 300)
  const kept = await words()
  // As if each of them was changed by somebody. Without codes, and with nothing cut off, which would be words too.
  await db.$executeRaw`
    update ticket set title = 'A title', description = regexp_replace(description, '[(].*', '')`
  expect(await words()).toEqual([...kept, 'title'].toSorted())
  expect(kept).toContain('projector')
  await db.$disconnect()
})
