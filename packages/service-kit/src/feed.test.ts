import { randomUUID } from 'node:crypto'
import type { FeedEvent } from '@ocs/contracts/events'
import { expect, test } from 'vitest'
import { feedNow, readFeed, recordEvent } from './feed.ts'
import { createFeedAlarm } from './feed-alarm.ts'
import { createTestDatabase } from './testing/database.ts'
import { createPgDb } from './testing/pg-db.ts'
import { machine } from './testing/service.ts'

const doer = { actor: machine([], 'Writer'), requestId: randomUUID() }

async function openDb() {
  const database = await createTestDatabase('tickets')
  const db = createPgDb(database.url)
  return {
    db,
    url: database.url,
    async [Symbol.asyncDispose]() {
      await db.$disconnect()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** A transaction whose end the test decides. */
function heldTransaction(db: Awaited<ReturnType<typeof openDb>>['db'], nounId: string) {
  const written = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const ended = db.$transaction(async tx => {
    await recordEvent(tx, doer, { noun: 'thing', nounId, verb: 'made' })
    written.resolve()
    await release.promise
  })
  return {
    written: written.promise,
    commit: () => {
      release.resolve()
      return ended
    },
  }
}

/** Reads until the wanted number of events has come; other databases' transactions can delay them a little. */
async function readUntil(
  db: Parameters<typeof readFeed>[0],
  url: string,
  wanted: number,
  from?: string,
): Promise<FeedEvent[]> {
  const alarm = createFeedAlarm(url)
  const events: FeedEvent[] = []
  let cursor = from
  while (events.length < wanted) {
    const page = await readFeed(db, 'tickets', { cursor, limit: 2 })
    events.push(...page.events)
    cursor = page.cursor ?? undefined
    if (page.events.length === 0) await alarm.next(new AbortController().signal)
  }
  return events
}

test('an event that commits late is never skipped by a reader that has gone on', async () => {
  await using opened = await openDb()
  const { db, url } = opened
  const slow = heldTransaction(db, 'slow')
  await slow.written
  await recordEvent(db, doer, { noun: 'thing', nounId: 'fast', verb: 'made' })
  // The later number is committed, the earlier one is not: a reader must wait for it.
  expect((await readFeed(db, 'tickets', {})).events).toEqual([])
  await slow.commit()
  const events = await readUntil(db, url, 2)
  expect(events.map(event => event.nounId)).toEqual(['slow', 'fast'])
})

test('a reader that was away goes on from its cursor and gets each event once', async () => {
  await using opened = await openDb()
  const { db, url } = opened
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => recordEvent(db, doer, { noun: 'thing', nounId: `early ${n}`, verb: 'made' })),
  )
  const early = await readUntil(db, url, 20)
  await recordEvent(db, doer, { noun: 'thing', nounId: 'late', verb: 'made', note: 'said', data: { size: 3 } })
  const [late, ...rest] = await readUntil(db, url, 1, early.at(-1)?.cursor)
  expect(new Set(early.map(event => event.nounId)).size).toBe(20)
  expect(late).toMatchObject({ nounId: 'late', note: 'said', data: { size: 3 }, actor: { name: 'Writer' } })
  expect(rest).toEqual([])
})

test('who begins now is shown what was still under way and what comes, and nothing of before', async () => {
  await using opened = await openDb()
  const { db, url } = opened
  await recordEvent(db, doer, { noun: 'thing', nounId: 'before', verb: 'made' })
  await readUntil(db, url, 1)
  const slow = heldTransaction(db, 'under way')
  await slow.written
  const now = await feedNow(db)
  await slow.commit()
  await recordEvent(db, doer, { noun: 'thing', nounId: 'after', verb: 'made' })
  const events = await readUntil(db, url, 2, now)
  expect(events.map(event => event.nounId)).toEqual(['under way', 'after'])
})

test('a cursor of another kind is refused', async () => {
  await using opened = await openDb()
  await expect(readFeed(opened.db, 'tickets', { cursor: "1.1' or true" })).rejects.toMatchObject({
    reason: 'bad_cursor',
  })
})
