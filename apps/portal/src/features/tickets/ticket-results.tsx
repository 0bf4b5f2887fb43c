import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { TextLink } from '@ocs/ui/link'
import { SkeletonTable } from '@ocs/ui/skeleton'
import { categoryNames } from '../../server/categories.ts'
import { services, settle } from '../../server/services.ts'
import { ClaimDesk } from './claim-deed.tsx'
import { claimable } from './claimable.ts'
import type { Lens } from './lens.ts'
import {
  archivePath,
  deskOf,
  filterOf,
  type ListQuery,
  listPath,
  narrowing,
  pagePath,
  unnarrowed,
} from './list-query.ts'
import { bulkFormId } from './selection.ts'
import { TicketPager } from './ticket-pager.tsx'
import { TicketTable } from './ticket-table.tsx'
import { unreadAmong } from './unread.ts'

/** The rows of a page. */
export const pageSize = 25

/** What stands where the list would, for each reason that it is empty. */
function NoTickets({ query, lens }: { query: ListQuery; lens: Lens }) {
  const fileOne = <LinkButton href="/tickets/new">New ticket</LinkButton>
  if (narrowing.some(name => query[name])) {
    const clear = <LinkButton href={listPath(query, unnarrowed)}>Clear search and filters</LinkButton>
    return <EmptyState title="No ticket fits" text="Try fewer words, or other filters." action={clear} />
  }
  if (query.overdue) return <EmptyState title="Nothing is overdue" text="Every ticket here is within its time." />
  if (query.status === 'closed')
    return <EmptyState title="No closed tickets" text="Tickets stay here when they are done." />
  if (query.view === 'assigned') {
    return (
      <EmptyState
        title="Nothing is assigned to you"
        text="Take a ticket from the queue, or wait until somebody gives you one."
      />
    )
  }
  if (query.view === 'unassigned')
    return <EmptyState title="Nothing waits" text="Every ticket here has somebody who works on it." />
  if (query.view === 'mine' || !lens.seesOthers) {
    return (
      <EmptyState
        title={query.status ? 'You have no tickets here' : 'You have no open tickets'}
        text="When something is broken or missing, tell us; it takes less than a minute."
        action={fileOne}
      />
    )
  }
  return <EmptyState title="No tickets here" text="Nothing is in this list right now." />
}

/** What stands where the list would when it could not be had. */
export function Unavailable({ query, reason }: { query: ListQuery; reason: string }) {
  if (reason === 'bad_cursor') {
    return (
      <ErrorState
        title="This page of the list does not exist any more"
        action={<LinkButton href={listPath(query)}>Go to the first page</LinkButton>}
      />
    )
  }
  return (
    <ErrorState
      title="Tickets are not available right now"
      text="The tickets service does not answer. Everything else works; no ticket is lost."
      retryHref={pagePath(query)}
    />
  )
}

/** One page of the list, or a plain sentence where it could not be had. `me` is the reader's name. */
export async function TicketResults({ query, lens, me }: { query: ListQuery; lens: Lens; me: string }) {
  const { cursor, sort, direction } = query
  const asked = { ...filterOf(query, lens), sort, direction, cursor, limit: pageSize }
  const [page, names] = await Promise.all([settle(services().tickets.tickets.list.query(asked)), categoryNames()])
  if (!page.ok) return <Unavailable query={query} reason={page.reason} />
  const { items, nextCursor } = page.value
  const unread = await unreadAmong(items)
  return (
    <ClaimDesk tickets={items.map(claimable)} me={me}>
      <TicketTable
        caption="Tickets"
        tickets={items}
        names={names}
        unread={unread}
        query={query}
        from={pagePath(query)}
        showsPeople={lens.seesOthers}
        showsDesk={deskOf(query, lens) === undefined}
        empty={<NoTickets query={query} lens={lens} />}
        selectionForm={lens.works.length > 0 ? bulkFormId : undefined}
      />
      <TicketPager
        here={pagePath(query)}
        first={cursor ? listPath(query) : undefined}
        next={nextCursor ? listPath(query, { cursor: nextCursor }) : undefined}
      />
      {query.q ? (
        <p className="mt-3 text-sm text-muted">
          Closed in an earlier school year? <TextLink href={archivePath(query)}>Search the archive</TextLink>
        </p>
      ) : null}
    </ClaimDesk>
  )
}

/** The list to come, at about its later height. */
export function TicketsLoading() {
  return <SkeletonTable rows={12} columns={7} label="Loading tickets" />
}
