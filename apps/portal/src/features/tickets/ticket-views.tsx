import type { TicketView } from '@ocs/contracts/ticket-views'
import { LinkButton } from '@ocs/ui/button'
import { ChipRow, type FilterChip, FilterChips } from '@ocs/ui/filter-bar'
import type { ReactNode } from 'react'
import { Offer } from '../../form/palette-offers.tsx'
import type { Lens } from './lens.ts'
import { type ListQuery, listPath } from './list-query.ts'
import { sharingDesk, viewPath } from './list-views.ts'
import { SaveView } from './view-fields.tsx'

type Fixed = { label: string; view: ListQuery['view'] }

/** What who works tickets or oversees a school can look at without having saved anything. */
function fixedViews(lens: Lens): Fixed[] {
  if (lens.works.length === 0) {
    return [
      { label: 'All tickets', view: undefined },
      { label: 'Filed by you', view: 'mine' },
    ]
  }
  return [
    { label: 'Queue', view: undefined },
    { label: 'Assigned to you', view: 'assigned' },
    { label: 'Unassigned', view: 'unassigned' },
    { label: 'Filed by you', view: 'mine' },
  ]
}

type Props = {
  query: ListQuery
  lens: Lens
  saved: TicketView[] | null
  /** Other chips of the row, before what keeps and changes views. */
  children: ReactNode
}

/** The views in the row above the list: the usual ones, one's own, and what others share with the desk. `saved` is null where they could not be had. */
export function TicketViews({ query, lens, saved, children }: Props) {
  if (!lens.seesOthers) return <ChipRow>{children}</ChipRow>
  const here = listPath(query)
  const hasDefault = query.view === 'all' || (saved ?? []).some(view => view.isDefault)
  const own = (saved ?? []).map(view => ({
    label: view.isOwn ? view.name : `${view.name} (${view.owner.name})`,
    href: viewPath(view, lens, hasDefault),
  }))
  const isSaved = own.some(({ href }) => href === here)
  const fixed: FilterChip[] = fixedViews(lens).map(({ label, view }) => ({
    label,
    // From a saved view one leaves for the whole queue, else the search and filters go along.
    href: listPath(isSaved ? {} : query, { view: view ?? (hasDefault ? 'all' : undefined), category: undefined }),
    isSelected: !isSaved && (query.view === view || (view === undefined && query.view === 'all')),
  }))
  const chips = [...fixed, ...own.map(({ label, href }) => ({ label, href, isSelected: href === here }))]
  return (
    <ChipRow>
      <Offer id="views" title="Views" lines={chips.map(({ label, href }) => ({ id: `view-${href}`, label, href }))} />
      <FilterChips label="Views" chips={chips} />
      {children}
      {saved && !isSaved ? <SaveView address={here} desk={sharingDesk(query, lens)} /> : null}
      {saved && saved.length > 0 ? (
        <LinkButton href="/tickets/views" size="sm" variant="quiet">
          Manage views
        </LinkButton>
      ) : null}
    </ChipRow>
  )
}
