import type { TicketView, TicketViewForm, TicketViewQuery } from '@ocs/contracts/ticket-views'
import type { Lens } from './lens.ts'
import { deskOf, filterOf, type ListQuery, listPath, readListQuery } from './list-query.ts'

/** A list as a view remembers it: as the service is asked for it, so that it shows the same to whoever opens it. */
export function viewQueryOf(query: ListQuery, lens: Lens): TicketViewQuery {
  const { sort, direction } = query
  return { ...filterOf(query, lens), sort, direction }
}

/** The state of the list that a view stands for, as its reader's address spells it. */
export function listQueryOf({ query }: Pick<TicketView, 'query'>, lens: Lens): ListQuery {
  const { desk, status, placeId, assigneeId, search, overdue, unread, ...same } = query
  const state = readListQuery({
    ...same,
    status: status === 'any_open' ? undefined : (status ?? 'all'),
    place: placeId,
    assignee: assigneeId,
    q: search,
    overdue: overdue && '1',
    unread: unread && '1',
  })
  if (deskOf(state, lens) === desk) return state
  return { ...state, desk: desk ?? 'both' }
}

/** The address of a view. Who has a default view says `all` outright where there is no other. */
export function viewPath(view: Pick<TicketView, 'query'>, lens: Lens, hasDefault: boolean): string {
  const state = listQueryOf(view, lens)
  return listPath(hasDefault ? { ...state, view: state.view ?? 'all' } : state)
}

/** The desk that a person may share this list with: the one it shows, where they work it. */
export function sharingDesk(query: ListQuery, lens: Lens): TicketViewForm['desk'] {
  const desk = deskOf(query, lens)
  return desk && lens.works.includes(desk) ? desk : null
}
