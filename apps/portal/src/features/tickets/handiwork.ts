import type { Actor } from '@ocs/contracts/actors'
import type { Checklist } from '@ocs/contracts/checklists'
import type { Ticket } from '@ocs/contracts/tickets'
import type { Work } from '@ocs/contracts/work'
import { managesDesk } from '../../server/desks.ts'
import { services, settle } from '../../server/services.ts'

/** What is done on a ticket with one's hands. Each part is null where it could not be had. */
export type Handiwork = {
  checklist: Checklist | null
  /** Null also for who does not work the ticket. */
  work: Work | null
  /** The recurring ticket that it came from, and where that is set up for who may change it. */
  recurrence: { name: string; href: string | null } | null
}

/** Loads the checklist of a ticket, and its time and parts for who works it. Never fails. */
export async function handiworkOf({ desk, number, allowedActions }: Ticket, actor: Actor): Promise<Handiwork> {
  const { checklist, work, recurrences } = services().tickets
  const key = { desk, number }
  const works = allowedActions.includes('note')
  const [lines, entries, origin] = await Promise.all([
    settle(checklist.of.query(key)),
    works ? settle(work.of.query(key)) : null,
    works ? settle(recurrences.ofTicket.query(key)) : null,
  ])
  const from = origin?.ok ? origin.value : null
  return {
    checklist: lines.ok ? lines.value : null,
    work: entries?.ok ? entries.value : null,
    recurrence: from && {
      name: from.name,
      href: managesDesk(actor, desk) ? `/desks/${desk}/recurring/${from.id}` : null,
    },
  }
}
