import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './database.ts'

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a test database has the migrations applied, belongs to its role, and is gone afterwards', async () => {
  let url = ''
  {
    await using database = await createTestDatabase('tickets')
    url = database.url
    expect(await query(url, 'SELECT count(*)::int > 0 AS migrated FROM _prisma_migrations')).toEqual([
      { migrated: true },
    ])
    await query(url, 'CREATE TABLE mine (id int)')
  }
  await expect(query(url, 'SELECT 1')).rejects.toThrow('does not exist')
})

test('many copies of one template can be made at the same time', async () => {
  const databases = await Promise.all(Array.from({ length: 12 }, () => createTestDatabase('tickets')))
  expect(new Set(databases.map(database => database.url)).size).toBe(12)
  await Promise.all(databases.map(database => database[Symbol.asyncDispose]()))
})

test("an application's role cannot connect to another application's database", async () => {
  await using own = await createTestDatabase('tickets')
  await using foreign = await createTestDatabase('manage')
  const url = new URL(own.url)
  url.pathname = new URL(foreign.url).pathname
  await expect(query(url.href, 'SELECT 1')).rejects.toThrow('permission denied for database')
})
