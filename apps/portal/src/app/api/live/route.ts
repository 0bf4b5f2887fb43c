import { randomUUID } from 'node:crypto'
import { actorCan } from '@ocs/contracts/actors'
import { TicketKey } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { live } from '../../../server/live/live.ts'
import { settle, ticketsAs } from '../../../server/services.ts'
import { listeningPerson } from '../../../server/session.ts'

/** Pages that one person may have open at once, in all windows and devices that this process serves. */
const mostPages = 10

const About = TicketKey.extend({ number: z.coerce.number().pipe(TicketKey.shape.number) })

/** A browser that is answered so does not come back by itself; the page works without a stream. */
const notNow = () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })

/**
 * A stream of server-sent events for one open page: that something changed, never what. With `desk` and `number` it is about
 * that ticket and, for who works it, about who else has it open; otherwise about all that the person may see. It ends with the
 * session, when the person's roles change, or after some minutes.
 * Answers 204 to who is signed out, may not see that ticket, or has too many pages open.
 */
export async function GET(request: Request): Promise<Response> {
  const current = await listeningPerson()
  if (!current || !actorCan(current.actor, 'tickets:read')) return notNow()
  const { actor, session, rights } = current
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const about = 'desk' in asked ? About.safeParse(asked) : null
  if (about && !about.success) return notNow()
  const key = about?.data ?? null
  const ticket = key && (await settle(ticketsAs(actor).tickets.get.query(key)))
  if (ticket && !ticket.ok) return notNow()
  // Who may write notes works the ticket. Others neither see who is there nor are seen.
  const page = ticket?.value.allowedActions.includes('note')
    ? { pageId: randomUUID(), ticketId: ticket.value.id, person: { id: actor.id, name: actor.name } }
    : null
  const { hub, board, streams } = live()
  // Counted where nothing is waited for any more, so that many who ask at once are counted too.
  if (hub.pagesOf(actor.id) >= mostPages) return notNow()
  const body = streams.open({ session, rights }, send => {
    const leaveHub = hub.join({ actor, about: key, send })
    const leaveBoard = page ? board.join(page, send) : () => {}
    return () => {
      leaveHub()
      leaveBoard()
    }
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Not transformed: a proxy or a compression that gathers bytes would hold back what is meant for now.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
