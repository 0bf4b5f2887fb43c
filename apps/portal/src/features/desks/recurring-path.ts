import type { Desk } from '@ocs/contracts/tickets'

/** The address of a desk's recurring tickets, of one of them, or of the form for a new one (`new`). */
export function recurringPath(desk: Desk, id?: string): string {
  return `/desks/${desk}/recurring${id ? `/${id}` : ''}`
}
