import { type FeedEvent, FeedInput, FeedPage } from '@ocs/contracts/events'
import { DomainError } from '@ocs/contracts/reasons'
import { tracked } from '@trpc/server'
import * as z from 'zod'
import { createFeedAlarm } from './feed-alarm.ts'
import { procedure, router } from './procedure.ts'
import type { Doer, SqlClient } from './transaction.ts'

/** What a change says about itself: the noun's own words, and what is needed to read it later. */
export type NewEvent = {
  noun: string
  nounId: string
  verb: string
  note?: string | null
  data?: Record<string, unknown>
}

type EventRow = {
  seq: bigint
  xid: bigint
  at: Date
  noun: string
  noun_id: string
  verb: string
  actor_id: string
  actor_name: string
  request_id: string | null
  note: string | null
  data: Record<string, unknown>
}

/** Writes the history row of a change, which is at the same time an event of the feed; same transaction as the change. */
export async function recordEvent(
  tx: SqlClient,
  doer: Pick<Doer, 'actor' | 'requestId'>,
  event: NewEvent,
): Promise<void> {
  await tx.$executeRaw`
    insert into event (noun, noun_id, verb, actor_id, actor_name, request_id, note, data)
    values (${event.noun}, ${event.nounId}, ${event.verb}, ${doer.actor.id}::uuid, ${doer.actor.name},
            ${doer.requestId}, ${event.note ?? null}, ${JSON.stringify(event.data ?? {})}::jsonb)`
}

function present(service: string, row: EventRow): FeedEvent {
  return {
    cursor: `${row.xid}.${row.seq}`,
    service,
    noun: row.noun,
    nounId: row.noun_id,
    verb: row.verb,
    at: row.at.toISOString(),
    actor: { id: row.actor_id, name: row.actor_name },
    requestId: row.request_id,
    note: row.note,
    data: row.data,
  }
}

function parseCursor(cursor: string | undefined): [xid: string, seq: string] {
  if (cursor === undefined) return ['0', '0']
  const match = /^(\d{1,18})\.(\d{1,18})$/.exec(cursor)
  if (!match?.[1] || !match[2]) throw new DomainError('bad_cursor', 'This is not a cursor of this feed.')
  return [match[1], match[2]]
}

/**
 * Reads on after a cursor. A sequence number is taken before its transaction commits, so a later
 * number can become visible first; a reader that trusted it would skip the late one for ever.
 * Therefore rows are ordered by their transaction, and only transactions older than every one that
 * is still running (`pg_snapshot_xmin`) are shown: nothing can appear behind the cursor any more.
 */
export async function readFeed(
  db: SqlClient,
  service: string,
  input: { cursor?: string; limit?: number },
): Promise<FeedPage> {
  const [xid, seq] = parseCursor(input.cursor)
  const rows = await db.$queryRaw<EventRow[]>`
    select seq, xid, at, noun, noun_id, verb, actor_id, actor_name, request_id, note, data from event
    where (xid, seq) > (${xid}::bigint, ${seq}::bigint)
      and xid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
    order by xid, seq limit ${input.limit ?? 200}`
  const events = rows.map(row => present(service, row))
  return { events, cursor: events.at(-1)?.cursor ?? input.cursor ?? null }
}

/** Where a reader begins who wants only what happens from now on: before all that no reader was shown yet. */
export async function feedNow(db: SqlClient): Promise<string> {
  const [now] = await db.$queryRaw<{ xid: string }[]>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`
  return `${now?.xid ?? 0}.0`
}

/** A record's own events, oldest first, at most `limit` of the newest; `without` are verbs that the reader is not shown. */
export async function historyOf(
  db: SqlClient,
  service: string,
  noun: string,
  nounId: string,
  limit = 500,
  without: readonly string[] = [],
): Promise<FeedEvent[]> {
  const rows = await db.$queryRaw<EventRow[]>`
    select * from (
      select seq, xid, at, noun, noun_id, verb, actor_id, actor_name, request_id, note, data from event
      where noun = ${noun} and noun_id = ${nounId} and verb <> all(${[...without]}::text[]) order by seq desc limit ${limit}
    ) newest order by seq`
  return rows.map(row => present(service, row))
}

/**
 * `events.after` reads a service's feed by cursor, `events.live` goes on for ever over SSE, `events.now` is the cursor of
 * this moment. All take the permission `events:read`, which only machines have: the feed knows no record policy.
 */
export function eventsRouter(db: SqlClient, service: string, databaseUrl: string) {
  const alarm = createFeedAlarm(databaseUrl)
  return router({
    after: procedure
      .meta({ can: 'events:read' })
      .input(FeedInput)
      .output(FeedPage)
      .query(({ input }) => readFeed(db, service, input)),
    now: procedure
      .meta({ can: 'events:read' })
      .output(z.object({ cursor: z.string() }))
      .query(async () => ({ cursor: await feedNow(db) })),
    live: procedure
      .meta({ can: 'events:read' })
      .input(z.object({ lastEventId: z.string().max(100).optional() }))
      .subscription(async function* ({ input, signal }) {
        let cursor = input.lastEventId
        const stop = signal ?? new AbortController().signal
        while (!stop.aborted) {
          const page = await readFeed(db, service, { cursor, limit: 100 })
          for (const event of page.events) yield tracked(event.cursor, event)
          cursor = page.cursor ?? undefined
          if (page.events.length === 0) await alarm.next(stop)
        }
      }),
  })
}
