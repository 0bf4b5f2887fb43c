import type { Ticket } from '@ocs/contracts/tickets'

/** What a claim needs to know of a ticket. */
export type Claimable = Pick<Ticket, 'id' | 'desk' | 'number' | 'version' | 'status'> & {
  assignee: string | null
  mayClaim: boolean
}

/** The part of a ticket that a claim needs, small enough to be sent to the browser for every row. */
export function claimable({ id, desk, number, version, status, assignee, allowedActions }: Ticket): Claimable {
  return {
    id,
    desk,
    number,
    version,
    status,
    assignee: assignee?.name ?? null,
    mayClaim: allowedActions.includes('claim'),
  }
}
