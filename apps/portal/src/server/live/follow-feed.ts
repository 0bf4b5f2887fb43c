import { setTimeout as pause } from 'node:timers/promises'
import { FeedEvent } from '@ocs/contracts/events'
import { readEventStream } from './event-stream.ts'

/** A feed gives a sign of life every 15 seconds; without one for so long it is taken for dead. Milliseconds. */
const silence = 40_000

/** The first and the longest wait before a feed is asked again. Milliseconds. */
const waits = { first: 500, most: 15_000 }

/** How a feed is followed. */
export type FeedToFollow = {
  /** The address of the service. */
  url: string
  /** A token with `events:read`. */
  token: () => Promise<string>
  /** The cursor of this moment. */
  now: () => Promise<string>
  take: (event: FeedEvent) => void
  /** From here on nothing is missed; before, something may have been. */
  began: () => void
  /** The feed was lost, and is asked again after a pause. */
  lost: (error: unknown) => void
  signal: AbortSignal
}

class Refused extends Error {}

async function* eventsAfter({ url, token, signal }: FeedToFollow, cursor: string): AsyncGenerator<FeedEvent> {
  const watchdog = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(() => watchdog.abort(new Error('The feed is silent')), silence).unref()
  }
  try {
    heard()
    const address = new URL('/trpc/events.live', url)
    address.searchParams.set('input', JSON.stringify({ lastEventId: cursor }))
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${await token()}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([signal, watchdog.signal]),
    })
    if (!response.ok || !response.body) throw new Refused(`The feed answered ${response.status}`)
    for await (const { event, data } of readEventStream(response.body, heard)) {
      if (event === 'serialized-error') throw new Refused('The feed failed')
      if (event !== 'message' || !data) continue
      const read = FeedEvent.safeParse(JSON.parse(data))
      // An event that nobody here understands changes no screen.
      if (read.success) yield read.data
    }
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Follows a service's feed from now on until the signal aborts. What breaks is asked again, later each time, and goes on
 * after the last event; where the service does not take that, from its now.
 */
export async function followFeed(feed: FeedToFollow): Promise<void> {
  const { signal } = feed
  let cursor: string | null = null
  let failures = 0
  while (!signal.aborted) {
    try {
      if (cursor === null) {
        cursor = await feed.now()
        feed.began()
      }
      for await (const event of eventsAfter(feed, cursor)) {
        failures = 0
        cursor = event.cursor
        feed.take(event)
      }
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      if (error instanceof Refused) cursor = null
      feed.lost(error)
    }
    const wait = Math.min(waits.first * 2 ** Math.max(failures - 1, 0), waits.most)
    await pause(wait * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => undefined)
  }
}
