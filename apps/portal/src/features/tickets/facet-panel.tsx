import { type CategoryName, categoryLabel } from '@ocs/contracts/categories'
import { type FacetValue, noFacetValue, type TicketFacets } from '@ocs/contracts/ticket-facets'
import type { TicketAge } from '@ocs/contracts/ticket-list'
import {
  type Desk,
  deskLabels,
  desks,
  TicketPriority,
  TicketStatus,
  ticketPriorityLabels,
  ticketStatusLabels,
} from '@ocs/contracts/tickets'
import { type FacetChoice, FacetGroup } from '@ocs/ui/facet-group'
import { TextLink } from '@ocs/ui/link'
import { Skeleton } from '@ocs/ui/skeleton'
import { categoryNames } from '../../server/categories.ts'
import { services, settle } from '../../server/services.ts'
import { countWords } from './count-words.ts'
import type { Lens } from './lens.ts'
import { deskOf, filterOf, type ListQuery, listPath, narrowing, unnarrowed } from './list-query.ts'

const ageLabels: Record<TicketAge, string> = {
  day: 'Less than a day',
  week: '1 to 7 days',
  month: '7 to 30 days',
  older: 'Over 30 days',
}

type Change = Partial<ListQuery>

/** A choice as a link that applies it, or takes it away where it is chosen. Nothing for a choice without tickets. */
function choiceOf(
  query: ListQuery,
  { value, count, more }: FacetValue,
  label: string,
  isSelected: boolean,
  change: [on: Change, off: Change],
): FacetChoice[] {
  if (count === 0 && !isSelected) return []
  const href = listPath(query, isSelected ? change[1] : change[0])
  return [{ key: value, label, count: countWords(count, more), href, isSelected }]
}

type Simple = 'status' | 'category' | 'place' | 'priority' | 'age'

/** The choices of a facet whose value stands in the address as it is. */
function simple(query: ListQuery, name: Simple, values: FacetValue[], labelOf: (value: FacetValue) => string) {
  return values
    .filter(one => one.value !== noFacetValue)
    .flatMap(one => {
      const on = { [name]: one.value, ...(name === 'status' && { overdue: undefined }) }
      return choiceOf(query, one, labelOf(one), query[name] === one.value, [on, { [name]: undefined }])
    })
}

/** Where both desks are shown, the same word could be of either. */
function categoryWords(names: CategoryName[], value: string, desk: Desk | undefined): string {
  const of = desk ?? names.find(name => name.key === value)?.desk
  return of ? categoryLabel(names, of, value) : value
}

function assignees(query: ListQuery, values: FacetValue[], actorId: string): FacetChoice[] {
  return values.flatMap(one => {
    const besides = query.view === 'assigned' || query.view === 'unassigned' ? undefined : query.view
    if (one.value === noFacetValue) {
      const change: [Change, Change] = [{ view: 'unassigned', assignee: undefined }, { view: undefined }]
      return choiceOf(query, one, 'Nobody yet', query.view === 'unassigned', change)
    }
    const isSelected = query.assignee === one.value || (query.view === 'assigned' && one.value === actorId)
    const change: [Change, Change] = [
      { assignee: one.value, view: besides },
      { assignee: undefined, view: besides },
    ]
    return choiceOf(query, one, one.value === actorId ? 'You' : (one.label ?? ''), isSelected, change)
  })
}

function groupsOf(facets: TicketFacets, names: CategoryName[], query: ListQuery, lens: Lens, actorId: string) {
  const desk = deskOf(query, lens)
  return [
    {
      title: 'Priority',
      choices: simple(query, 'priority', facets.priority, one => ticketPriorityLabels[TicketPriority.parse(one.value)]),
    },
    {
      title: desk ? 'Category' : `Category, ${desks.map(each => deskLabels[each].toLowerCase()).join(' and ')}`,
      choices: simple(query, 'category', facets.category, one => categoryWords(names, one.value, desk)),
    },
    { title: 'Place', choices: simple(query, 'place', facets.place, one => one.label ?? '') },
    { title: 'Assigned to', choices: assignees(query, facets.assignee, actorId) },
    { title: 'Age', choices: simple(query, 'age', facets.age, one => ageLabels[one.value as TicketAge]) },
    // Last, because the tabs above show the same.
    {
      title: 'Status',
      choices: simple(query, 'status', facets.status, one => ticketStatusLabels[TicketStatus.parse(one.value)]),
    },
  ]
}

/** What narrows the list, with how many tickets each choice would show; says so where the counts could not be had. */
export async function TicketFacetPanel({ query, lens, actorId }: { query: ListQuery; lens: Lens; actorId: string }) {
  const [facets, names] = await Promise.all([
    settle(services().tickets.tickets.facets.query(filterOf(query, lens))),
    categoryNames(),
  ])
  if (!facets.ok) return <p className="text-sm text-muted">The counts are not available right now.</p>
  return (
    <div className="flex flex-col gap-4">
      {narrowing.some(name => query[name]) ? (
        <p className="text-sm">
          <TextLink href={listPath(query, unnarrowed)}>Clear search and filters</TextLink>
        </p>
      ) : null}
      {groupsOf(facets.value, names, query, lens, actorId).map(({ title, choices }) => (
        <FacetGroup key={title} title={title} choices={choices} />
      ))}
    </div>
  )
}

/** The facets to come. */
export function FacetsLoading() {
  return <Skeleton lines={12} label="Loading filters" />
}
