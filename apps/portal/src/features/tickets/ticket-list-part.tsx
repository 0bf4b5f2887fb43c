import type { PersonRef } from '@ocs/contracts/people'
import { SideFilters } from '@ocs/ui/side-filters'
import type { ReactNode } from 'react'
import { deskPeople } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { BulkDesk } from './bulk-desk.tsx'
import { FacetsLoading, TicketFacetPanel } from './facet-panel.tsx'
import type { Lens } from './lens.ts'
import { deskOf, type ListQuery, listPath, narrowing, pagePath } from './list-query.ts'
import { Promptly } from './promptly.tsx'
import { TicketResults, TicketsLoading } from './ticket-results.tsx'

/** The list waits no longer than this for the counts beside it. Milliseconds. */
const facetPatience = 120

/** The list, with what narrows it at its side, for who sees tickets of others. */
export function TicketListPart({ query, lens, me }: { query: ListQuery; lens: Lens; me: PersonRef }) {
  const list = <Promptly part={TicketResults({ query, lens, me: me.name })} fallback={<TicketsLoading />} />
  if (!lens.seesOthers) return list
  const filters = (
    <Promptly
      of={pagePath(query)}
      part={TicketFacetPanel({ query, lens, actorId: me.id })}
      fallback={<FacetsLoading />}
      patience={facetPatience}
    />
  )
  const count = narrowing.filter(name => name !== 'q' && query[name] !== undefined).length
  return (
    <SideFilters label="Filters" count={count} filters={filters}>
      <Bulk query={query} lens={lens}>
        {list}
      </Bulk>
    </SideFilters>
  )
}

/** What is done to many tickets at once, for who works a desk. */
async function Bulk({ query, lens, children }: { query: ListQuery; lens: Lens; children: ReactNode }) {
  if (lens.works.length === 0) return children
  // One's own lists show both desks; who works one desk gives tickets to its people.
  const desk = deskOf(query, lens) ?? (query.desk === 'both' ? undefined : lens.desk)
  const people = desk && lens.works.includes(desk) ? await deskPeople(db(), desk, null) : []
  return (
    <BulkDesk
      address={listPath(query)}
      desk={people.length > 0 ? desk : undefined}
      people={people.map(({ id, name, jobTitle }) => ({ id, label: name, detail: jobTitle ?? undefined }))}
    >
      {children}
    </BulkDesk>
  )
}
