import { setTimeout as timeout } from 'node:timers/promises'
import type { Db } from '../db.ts'
import type { Sources } from '../sources.ts'
import { createAccessToken } from './access-token.ts'
import { NoAnswer } from './ask.ts'
import { type FeedSource, feedSource } from './feed-source.ts'
import { standsStill, waitBeforeNext } from './reading.rules.ts'
import { keepPage, markFailed, markRead, standIn } from './reading.store.ts'

/** Events asked for at once. */
const pageSize = 200

/** Reads one page into the archive. Tells whether there may be more right now. */
async function readPage(db: Db, source: FeedSource, signal: AbortSignal): Promise<boolean> {
  const from = await standIn(db, source.service)
  const page = await source.read(from, pageSize, signal)
  if (standsStill(page, from)) throw new NoAnswer(`The feed of ${source.service} does not lead on.`)
  if (page.events.length === 0) await markRead(db, source.service)
  else await keepPage(db, source.service, from, page)
  return page.events.length >= pageSize
}

/** Only the code of a database's error is told: its message can hold what a note says of somebody. */
function sentenceFor(error: unknown): string {
  if (error instanceof NoAnswer) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  return `What was read could not be kept in the archive (${code}).`
}

/**
 * Reads a feed until the signal aborts. Whatever goes wrong is noted and tried again, for ever: the cursor
 * moves only with what is kept, so an outage on either side costs time and no event.
 */
async function readOn(db: Db, source: FeedSource, intervalMs: number, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      const more = await readPage(db, source, signal)
      failures = 0
      if (more) continue
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      // Without its own database the service is not ready, which says more than a note that cannot be written.
      await markFailed(db, source.service, sentenceFor(error)).catch(() => undefined)
    }
    await timeout(waitBeforeNext(intervalMs, failures, Math.random()), undefined, { signal }).catch(() => undefined)
  }
}

/** What the readers need: the archive, the addresses, the OAuth client's secret, and milliseconds between looks. */
export type ReadingOptions = { db: Db; sources: Sources; clientSecret: string; intervalMs: number }

/** Starts a reader for every source. The answer stops them, and resolves when none touches the database any more. */
export function startReading({ db, sources, clientSecret, intervalMs }: ReadingOptions): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const token = createAccessToken(sources.portal, clientSecret, signal)
  const names = Object.keys(sources) as (keyof Sources)[]
  const readers = names.map(name => readOn(db, feedSource(name, sources[name], token), intervalMs, signal))
  return async () => {
    stopping.abort()
    await Promise.all(readers)
  }
}
