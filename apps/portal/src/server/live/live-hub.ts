import type { Actor } from '@ocs/contracts/actors'
import type { FeedEvent } from '@ocs/contracts/events'
import { type Among, mostLiveTickets } from '@ocs/contracts/ticket-live'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { LiveMessage } from '../../live/live-message.ts'
import { newsFor, type Stirred, stirredTickets } from './live.rules.ts'

/** An open page: who looks, at which ticket (null: at lists), and the way to tell them. */
export type Listener = {
  actor: Actor
  about: TicketKey | null
  send: (message: LiveMessage) => void
}

/** What a hub needs. `follow` starts to read the feed and answers how to stop. */
export type HubOptions = {
  follow: (reader: { take: (event: FeedEvent) => void; began: () => void }) => () => void
  among: (actor: Actor, ids: string[]) => Promise<Among>
  failed: (error: unknown) => void
  /** How long events are gathered before people are told. Milliseconds. */
  gatherMs?: number
  /** How long the feed is followed without a listener. Milliseconds. */
  lingerMs?: number
}

/** People who are asked about at once; the rest wait, so that a busy minute does not crowd the service. */
const atOnce = 5

/** Who begins to listen is told what happened so shortly before: their page may have been made before it. Milliseconds. */
const recently = 10_000

const isAbout = (ticket: TicketKey, about: TicketKey | null) =>
  about === null || (ticket.desk === about.desk && ticket.number === about.number)

/** Gathers for a moment what comes, and hands it on together. */
function gather<T>(ms: number, done: (all: T[]) => void): (one: T) => void {
  let gathered: T[] = []
  return one => {
    if (gathered.push(one) > 1) return
    setTimeout(() => {
      const all = gathered
      gathered = []
      done(all)
    }, ms)
  }
}

/** Tells the open pages of one person what concerns them. Fails where the service does not answer. */
async function tellPerson(among: HubOptions['among'], pages: Listener[], all: Stirred[]): Promise<void> {
  const stirred = all.filter(ticket => pages.some(page => isAbout(ticket, page.about)))
  const actor = pages[0]?.actor
  if (!actor || stirred.length === 0) return
  if (stirred.length > mostLiveTickets) {
    for (const page of pages) page.send({ kind: 'missed' })
    return
  }
  const ids = stirred.map(ticket => ticket.id)
  const news = newsFor(actor.id, stirred, await among(actor, ids))
  for (const page of pages) {
    const tickets = news.filter(ticket => isAbout(ticket, page.about))
    if (tickets.length > 0) page.send({ kind: 'changed', tickets })
  }
}

/** Tells people what concerns them, some at once. Answers the pages of those who could not be told. */
async function tell({ among, failed }: HubOptions, pages: Listener[], stirred: Stirred[]): Promise<Listener[]> {
  const people = [...Map.groupBy(pages, page => page.actor.id).values()]
  const untold: Listener[] = []
  const tellSome = async () => {
    for (let own = people.pop(); own; own = people.pop()) {
      try {
        await tellPerson(among, own, stirred)
      } catch (error) {
        failed(error)
        untold.push(...own)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, tellSome))
  return untold
}

/**
 * Tells open pages what changed. One feed is followed for all of them, from the first listener until a while after the last,
 * and a person is told of a ticket only after the tickets service said that they may see it.
 */
export function createLiveHub(options: HubOptions) {
  const listeners = new Set<Listener>()
  const owed = new Set<Listener>()
  let recent: { at: number; stirred: Stirred[] }[] = []
  let telling: Promise<void> = Promise.resolve()
  let stop: (() => void) | null = null
  let linger: NodeJS.Timeout | undefined

  const tellAbout = (some: Listener[], stirred: Stirred[]) => {
    if (stirred.length === 0) return
    // One after the other, so that nobody is told of earlier news after later ones.
    telling = telling.then(async () => {
      const untold = await tell(options, some, stirred)
      for (const page of untold) if (listeners.has(page)) owed.add(page)
    })
  }
  const take = gather<FeedEvent>(options.gatherMs ?? 250, events => {
    const stirred = stirredTickets(events)
    recent = [...recent.filter(({ at }) => at > Date.now() - recently), { at: Date.now(), stirred }]
    tellAbout([...listeners], stirred)
  })
  const missed = (some: Set<Listener>) => {
    for (const page of some) page.send({ kind: 'missed' })
  }
  const end = () => {
    clearTimeout(linger)
    stop?.()
    stop = null
    recent = []
  }
  return {
    /** Begins to listen; the answer ends it. */
    join(listener: Listener): () => void {
      listeners.add(listener)
      clearTimeout(linger)
      // What happened before the feed was followed is nobody's to tell: all look once more.
      stop ??= options.follow({ take, began: () => missed(listeners) })
      const justNow = recent.filter(({ at }) => at > Date.now() - recently)
      tellAbout(
        [listener],
        justNow.flatMap(({ stirred }) => stirred),
      )
      return () => {
        listeners.delete(listener)
        owed.delete(listener)
        if (listeners.size === 0) linger = setTimeout(end, options.lingerMs ?? 30_000).unref()
      }
    },
    /** How many pages of a person are open. */
    pagesOf: (personId: string) => [...listeners].filter(listener => listener.actor.id === personId).length,
    /** To be called now and then: tells those who could not be told that they may have missed something. */
    beat() {
      missed(owed)
      owed.clear()
    },
    /** Stops to read the feed. */
    end,
  }
}
