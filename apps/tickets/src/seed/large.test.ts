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
