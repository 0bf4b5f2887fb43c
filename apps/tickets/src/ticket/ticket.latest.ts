import { systemRef } from '@ocs/contracts/actors'
import type { Page } from '@ocs/contracts/pages'
import type { ticketVerbs } from '@ocs/contracts/ticket-history'
import { asOneLine, type ListedTicket } from '@ocs/contracts/ticket-latest'
import type { Ticket } from '@ocs/contracts/tickets'
import type { Db } from '../db.ts'

/** Changes whose notes are public. The words of answers stand in their comments, where they can be edited. */
const notedVerbs = [
  'assigned',
  'status_changed',
  'priority_changed',
  'closed',
  'reopened',
  'merged',
] as const satisfies (typeof ticketVerbs)[number][]

type SaidRow = { id: string; author: string; at: Date; text: string }

/**
 * What was said last on some tickets to all who read them, one row for each on which anything was. Of each ticket the newest
 * answer and the newest public note are read from an index, whatever else was written there. What the system does by itself
 * nobody said, and the note of a change that was taken back does not hold any more.
 */
function readLatest(db: Db, ids: string[]): Promise<SaidRow[]> {
  return db.$queryRaw<SaidRow[]>`
    select page.id, latest.author, latest.at, latest.text
    from unnest(${ids}::uuid[]) as page (id)
    cross join lateral (
      select * from (
        (select author_name as author, created_at as at, text from comment
          where ticket_id = page.id and kind = 'answer'
          order by created_at desc, id desc limit 1)
        union all
        (select actor_name, at, note from event
          where noun = 'ticket' and noun_id = page.id::text and verb = any(${notedVerbs}::text[]) and note <> ''
            and actor_id <> ${systemRef.id}::uuid
            and not exists (
              select from event undone
              where undone.noun = 'ticket' and undone.noun_id = page.id::text and undone.verb = 'undone'
                and undone.seq > event.seq and undone.data->>'bulkId' = event.data->>'bulkId')
          order by seq desc limit 1)
      ) said order by at desc limit 1
    ) latest`
}

/** A page of tickets with what was said last on each. The tickets are ones that the reader may see, and all of it is public. */
export async function withLatest(db: Db, { items, nextCursor }: Page<Ticket>): Promise<Page<ListedTicket>> {
  const rows =
    items.length > 0
      ? await readLatest(
          db,
          items.map(ticket => ticket.id),
        )
      : []
  const latest = new Map(
    rows.map(({ id, author, at, text }) => [id, { author, at: at.toISOString(), text: asOneLine(text) }]),
  )
  return { items: items.map(ticket => ({ ...ticket, latest: latest.get(ticket.id) ?? null })), nextCursor }
}
