import type { LiveMessage } from '../../live/live-message.ts'
import type { OpenPage, Present } from './presence.store.ts'

/** How often it is looked up who has the tickets open that somebody looks at here. Milliseconds. */
const lookEvery = 2_000

/** An open page that is told who else is there. */
type Viewer = OpenPage & { send: (message: LiveMessage) => void; told: string }

/** What a board needs: the pages of all portal processes, which they keep in the database. */
export type BoardOptions = {
  opened: (page: OpenPage) => Promise<void>
  closed: (pageId: string) => Promise<void>
  present: (ticketIds: string[]) => Promise<Map<string, Present[]>>
  failed: (error: unknown) => void
}

/**
 * Tells people who work a ticket who else has it open. It is looked up while somebody looks, for all tickets at once: what
 * other processes know and what has fallen silent comes the same way, and nothing has to be cleared up after a crash.
 */
export function createPresenceBoard({ opened, closed, present, failed }: BoardOptions) {
  const viewers = new Set<Viewer>()
  let timer: NodeJS.Timeout | undefined

  const tell = (viewer: Viewer, people: Present[]) => {
    const others = people.filter(person => person.id !== viewer.person.id)
    const words = JSON.stringify(others)
    if (words === viewer.told) return
    viewer.told = words
    viewer.send({ kind: 'presence', people: others })
  }
  const look = async () => {
    const ticketIds = [...new Set([...viewers].map(viewer => viewer.ticketId))]
    if (ticketIds.length === 0) return
    const byTicket = await present(ticketIds)
    for (const viewer of viewers) tell(viewer, byTicket.get(viewer.ticketId) ?? [])
  }
  const lookSafely = () => void look().catch(failed)
  return {
    /** Shows a page to the others, and them to it; the answer takes it away. */
    join(page: OpenPage, send: Viewer['send']): () => void {
      const viewer: Viewer = { ...page, send, told: '[]' }
      viewers.add(viewer)
      timer ??= setInterval(lookSafely, lookEvery).unref()
      send({ kind: 'here', page: page.pageId })
      const noted = opened(page).then(lookSafely, failed)
      return () => {
        viewers.delete(viewer)
        if (viewers.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
        void noted.then(() => closed(page.pageId)).then(lookSafely, failed)
      }
    },
    /** Looks now. */
    look,
  }
}
