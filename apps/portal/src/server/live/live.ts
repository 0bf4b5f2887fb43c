import { signActor } from '@ocs/service-kit/actor-token'
import { feedActor } from '../actor.ts'
import { db } from '../db.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { ticketsAs } from '../services.ts'
import { livingSessions } from '../sessions.ts'
import { followFeed } from './follow-feed.ts'
import { createLiveHub } from './live-hub.ts'
import { createOpenStreams } from './open-streams.ts'
import { pageClosed, pageOpened, presentOn } from './presence.store.ts'
import { createPresenceBoard } from './presence-board.ts'

const reasonOf = (error: unknown) =>
  error instanceof Error ? ('reason' in error ? String(error.reason) : error.name) : 'unknown'

/** Follows the feed of the tickets service with a token of the portal's own. */
function followTickets(reader: Pick<Parameters<typeof followFeed>[0], 'take' | 'began'>): () => void {
  const { TICKETS_URL: url, OCS_TOKEN_PRIVATE_KEY: privateKey } = env()
  const stopping = new AbortController()
  void followFeed({
    ...reader,
    url,
    token: () => signActor(feedActor, { audience: 'tickets', privateKey }),
    now: async () => (await ticketsAs(feedActor).events.now.query()).cursor,
    lost: error => log().debug({ reason: reasonOf(error) }, 'the feed of tickets is lost for now'),
    signal: stopping.signal,
  })
  return () => stopping.abort()
}

function openLive() {
  const hub = createLiveHub({
    follow: followTickets,
    among: (actor, ids) => ticketsAs(actor).live.among.query({ ids }),
    failed: error => log().debug({ reason: reasonOf(error) }, 'open pages could not be told'),
  })
  const board = createPresenceBoard({
    opened: page => pageOpened(db(), page, new Date()),
    closed: pageId => pageClosed(db(), pageId),
    present: ticketIds => presentOn(db(), ticketIds, new Date()),
    failed: error => log().debug({ reason: reasonOf(error) }, 'who is present is not known for now'),
  })
  const streams = createOpenStreams({
    living: sessions => livingSessions(db(), sessions, new Date()),
    beat: hub.beat,
  })
  // A server that stops waits for its last answer, and a stream is one that would not end.
  const end = () => {
    streams.endAll()
    hub.end()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  return { hub, board, streams }
}

// Next loads a module once for each of its bundles: one feed and one list of streams for the process.
const shared = globalThis as typeof globalThis & { ocsLive?: ReturnType<typeof openLive> }

/** What keeps the open pages of this process up to date; it does nothing before the first of them. */
export function live(): ReturnType<typeof openLive> {
  shared.ocsLive ??= openLive()
  return shared.ocsLive
}
