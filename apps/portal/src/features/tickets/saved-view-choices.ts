import { setTimeout as pause } from 'node:timers/promises'
import type { TicketView } from '@ocs/contracts/ticket-views'
import { services, settle } from '../../server/services.ts'
import type { Lens } from './lens.ts'
import { type ListQuery, listPath, readListQuery } from './list-query.ts'
import { viewPath } from './list-views.ts'

/** How long the list waits for the names of the views. Milliseconds. */
const patience = 500

/** The views that a person can open; null where they have none to open or the service does not answer in time. */
export async function savedViews(lens: Lens): Promise<TicketView[] | null> {
  if (!lens.seesOthers) return null
  const views = await Promise.race([settle(services().tickets.views.list.query()), pause(patience, null)])
  return views?.ok ? views.value : null
}

/** What an address shows: a list, or (the bare address of who has a default view) the way to that view. */
export function listAt(
  params: Record<string, string | string[] | undefined>,
  saved: TicketView[] | null,
  lens: Lens,
): { query: ListQuery; goTo: string | null } {
  const query = readListQuery(params)
  const chosen = saved?.find(view => view.isDefault)
  if (!chosen) return { query, goTo: null }
  if (listPath(query) === '/tickets' && !query.cursor) return { query, goTo: viewPath(chosen, lens, true) }
  // So that no link from here is the bare address, which would lead to the default view.
  return { query: { ...query, view: query.view ?? 'all' }, goTo: null }
}
