import type { CategoryName } from '@ocs/contracts/categories'
import { centralDate, formatPlainDate } from '@ocs/contracts/plain-dates'
import type { SchoolYear } from '@ocs/contracts/school-years'
import type { ListedTicket } from '@ocs/contracts/ticket-latest'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { ChipRow, FilterBar, FilterChips, FilterSelect } from '@ocs/ui/filter-bar'
import { Kbd } from '@ocs/ui/kbd'
import { SearchField } from '@ocs/ui/search-field'
import { type Column, DataTable, type Row } from '@ocs/ui/table'
import { categoryNames } from '../../server/categories.ts'
import type { PlaceChoice } from '../../server/choices.ts'
import { services, settle } from '../../server/services.ts'
import type { Lens } from './lens.ts'
import { deskOf, filterOf, type ListQuery, listPath, pagePath, ticketPath } from './list-query.ts'
import { deskChoices, listSearchId, PlaceFilter } from './ticket-filters.tsx'
import { TicketPager } from './ticket-pager.tsx'
import { pageSize, Unavailable } from './ticket-results.tsx'
import { About, TicketTitle, Where } from './ticket-table.tsx'

type Props = { query: ListQuery & { year: SchoolYear }; lens: Lens }

/** The school years that have an archive for the reader, as chips; the one that is shown also where it has none. */
export async function ArchiveYears({ query }: Omit<Props, 'lens'>) {
  const found = await settle(services().tickets.archive.years.query())
  const years = [...new Set([query.year, ...(found.ok ? found.value : [])])]
  const chips = years
    .toSorted()
    .reverse()
    .map(year => ({
      label: year,
      href: listPath(query, { year }),
      isSelected: year === query.year,
    }))
  return (
    <ChipRow>
      <FilterChips label="School years" chips={chips} />
    </ChipRow>
  )
}

/** What an archive is looked through by: words, desk and place. */
export function ArchiveFilters({ query, lens, places }: Props & { places: PlaceChoice[] }) {
  return (
    <FilterBar action="/tickets" label="Filter tickets" keep={{ year: query.year }}>
      <SearchField
        key={query.q}
        id={listSearchId}
        label={`Search the archive of ${query.year}`}
        placeholder="Number, words, person, tag"
        defaultValue={query.q}
        shortcut={<Kbd>/</Kbd>}
        className="w-full sm:w-72"
      />
      <FilterSelect label="Desk" name="desk" {...deskChoices(query, lens)} />
      <PlaceFilter query={query} places={places} />
    </FilterBar>
  )
}

/**
 * Nothing in an archive is urgent or waits: when it was filed and closed is told as dates. Both desks count from 1: without its
 * desk, which stands with the category, a number could be either ticket.
 */
function columnsOf(showsPeople: boolean, showsDesk: boolean): Column[] {
  const requester: Column = {
    key: 'requester',
    header: 'Requester',
    isOneLine: true,
    hideBelow: showsDesk ? 'wider' : 'wide',
  }
  return [
    { key: 'title', header: 'Ticket', width: '32%' },
    { key: 'where', header: 'Where', isOneLine: true, isPlain: true },
    { key: 'category', header: 'Category', isPlain: true, ...(!showsDesk && { hideBelow: 'wider' as const }) },
    ...(showsPeople ? [requester] : []),
    { key: 'assignee', header: 'Assigned to', isOneLine: true, isPlain: true },
    { key: 'filed', header: 'Filed', isOneLine: true, hideBelow: 'sm' },
    { key: 'closed', header: 'Closed', isOneLine: true, isPlain: true },
  ]
}

const dateOf = (instant: string) => formatPlainDate(centralDate(new Date(instant)))

function rowOf(ticket: ListedTicket, from: string, names: CategoryName[], showsDesk: boolean): Row {
  return {
    key: ticket.id,
    href: ticketPath(ticket, from),
    cells: {
      title: <TicketTitle ticket={ticket} />,
      where: <Where ticket={ticket} />,
      category: <About ticket={ticket} names={names} showsDesk={showsDesk} />,
      requester: ticket.requester.name,
      assignee: ticket.assignee?.name ?? <span className="text-muted">Nobody</span>,
      filed: dateOf(ticket.createdAt),
      closed: (
        <>
          <span className="sm:hidden">closed </span>
          {ticket.closedAt ? dateOf(ticket.closedAt) : null}
        </>
      ),
    },
  }
}

function NoArchive({ query: { year, q, place, desk } }: { query: Props['query'] }) {
  if (!q && !place && !desk)
    return (
      <EmptyState
        title={`Nothing is archived for ${year}`}
        text="What is closed by June 30 stands here from July 1 on."
      />
    )
  const clear = <LinkButton href={listPath({ year })}>Clear search and filters</LinkButton>
  return (
    <EmptyState title="No ticket fits" text="Try fewer words, another place or another school year." action={clear} />
  )
}

/** One page of the archive of a school year. */
export async function ArchiveList({ query, lens }: Props) {
  const { cursor } = query
  const asked = { ...filterOf(query, lens), cursor, limit: pageSize }
  const [page, names] = await Promise.all([settle(services().tickets.tickets.list.query(asked)), categoryNames()])
  if (!page.ok) return <Unavailable query={query} reason={page.reason} />
  const { items, nextCursor } = page.value
  const showsDesk = deskOf(query, lens) === undefined
  return (
    <>
      <DataTable
        caption={`Tickets closed in ${query.year}`}
        columns={columnsOf(lens.seesOthers, showsDesk)}
        rows={items.map(ticket => rowOf(ticket, pagePath(query), names, showsDesk))}
        empty={<NoArchive query={query} />}
      />
      <TicketPager
        here={pagePath(query)}
        first={cursor ? listPath(query) : undefined}
        next={nextCursor ? listPath(query, { cursor: nextCursor }) : undefined}
      />
    </>
  )
}
