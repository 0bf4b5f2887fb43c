import type { Checklist } from '@ocs/contracts/checklists'
import type { Ticket } from '@ocs/contracts/tickets'
import type { Work } from '@ocs/contracts/work'
import { services, settle } from '../../server/services.ts'

/** What is done on a ticket with one's hands. Each part is null where it could not be had. */
export type Handiwork = {
  checklist: Checklist | null
  /** Null also for who does not work the ticket. */
  work: Work | null
}

/** Loads the checklist of a ticket, and its time and parts for who works it. Never fails. */
export async function handiworkOf({ desk, number, allowedActions }: Ticket): Promise<Handiwork> {
  const { checklist, work } = services().tickets
  const key = { desk, number }
  const [lines, entries] = await Promise.all([
    settle(checklist.of.query(key)),
    allowedActions.includes('note') ? settle(work.of.query(key)) : null,
  ])
  return { checklist: lines.ok ? lines.value : null, work: entries?.ok ? entries.value : null }
}
