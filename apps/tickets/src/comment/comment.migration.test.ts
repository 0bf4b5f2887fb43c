import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actorOf } from '@ocs/service-kit/testing/service'
import { expect, test } from 'vitest'
import { openDb } from '../db.ts'
import { fileAs, startTickets } from '../testing/tickets.ts'

/** The statement of the migration that reads the history. */
function fromHistory(): string {
  const migrations = join(import.meta.dirname, '../../../../prisma/tickets/migrations')
  const name = readdirSync(migrations).find(folder => folder.endsWith('_collaboration')) ?? ''
  const sql = readFileSync(join(migrations, name, 'migration.sql'), 'utf8')
  return sql.slice(sql.indexOf('INSERT INTO "comment"'))
}

test('answers that stood in the history only become comments, with their author and time, and notes of changes do not', async () => {
  await using service = await startTickets()
  const tech = actorOf('tech.lakeroad')
  const desk = service.as(tech)
  const filed = await fileAs(service, actorOf('teacher.lakeroad'))
  await desk.tickets.comment.mutate({ ...filed, note: 'On my way' })
  await desk.tickets.close.mutate({ ...filed, note: 'New lamp' })
  const [before] = await desk.comments.of.query(filed)
  const db = openDb(service.databaseUrl)
  await db.comment.deleteMany()
  await db.$executeRawUnsafe(fromHistory())
  await db.$disconnect()
  expect(await desk.comments.of.query(filed)).toEqual([
    { ...before, id: expect.any(String), createdAt: expect.any(String) },
  ])
})
