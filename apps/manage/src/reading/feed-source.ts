import { FeedPage } from '@ocs/contracts/events'
import * as z from 'zod'
import { below, type Sources } from '../sources.ts'
import type { AccessToken } from './access-token.ts'
import { ask, NoAnswer } from './ask.ts'

/** A feed that can be read page by page. */
export type FeedSource = {
  service: string
  /**
   * Reads on after a cursor; null means from the beginning.
   * @throws NoAnswer when the application is down, refuses, or does not answer with a feed
   */
  read: (cursor: string | null, limit: number, signal: AbortSignal) => Promise<FeedPage>
}

/** A query's answer in tRPC's envelope. */
const QueryAnswer = z.object({ result: z.object({ data: FeedPage }) }).transform(answer => answer.result.data)

function serviceFeedUrl(url: string, cursor: string | null, limit: number): URL {
  const asked = below(url, '/trpc/events.after')
  asked.searchParams.set('input', JSON.stringify({ ...(cursor !== null && { cursor }), limit }))
  return asked
}

function portalFeedUrl(url: string, cursor: string | null, limit: number): URL {
  const asked = below(url, '/api/events')
  if (cursor !== null) asked.searchParams.set('cursor', cursor)
  asked.searchParams.set('limit', String(limit))
  return asked
}

/** The feed of one application: services answer over tRPC, the portal over REST. */
export function feedSource(service: keyof Sources, url: string, token: AccessToken): FeedSource {
  const [feedUrl, shape] =
    service === 'portal' ? ([portalFeedUrl, FeedPage] as const) : ([serviceFeedUrl, QueryAnswer] as const)
  return {
    service,
    async read(cursor, limit, signal) {
      const headers = { authorization: `Bearer ${await token.get()}` }
      try {
        return await ask(service, feedUrl(url, cursor, limit), shape, { headers, signal })
      } catch (error) {
        // The portal may have new keys; with a new token the next attempt can succeed.
        if (error instanceof NoAnswer && error.status === 401) token.drop()
        throw error
      }
    },
  }
}
