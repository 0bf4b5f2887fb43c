import { type Desk, deskLabels, desks, ticketPriorities, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { FilterBar, FilterSelect } from '@ocs/ui/filter-bar'
import { Kbd } from '@ocs/ui/kbd'
import { SearchField } from '@ocs/ui/search-field'
import { categoryNames } from '../../server/categories.ts'
import type { PlaceChoice } from '../../server/choices.ts'
import type { Lens } from './lens.ts'
import { orderChoices } from './list-order.ts'
import { deskOf, type ListQuery } from './list-query.ts'

/** The id of the list's own search box, for the shortcut that leads there. */
export const listSearchId = 'ticket-search'

/** The first choice of the desk filter is what the list shows by itself: the reader's own desk where they work one. */
export function deskChoices(query: ListQuery, lens: Lens) {
  const byDefault = deskOf({ ...query, desk: undefined }, lens)
  const others = desks.filter(desk => desk !== byDefault).map(desk => ({ value: desk, label: deskLabels[desk] }))
  return {
    placeholder: byDefault ? deskLabels[byDefault] : 'Both desks',
    options: byDefault ? [...others, { value: 'both', label: 'Both desks' }] : others,
    defaultValue: query.desk === byDefault ? undefined : query.desk,
  }
}

async function categoryChoices(query: ListQuery, lens: Lens) {
  const shown = deskOf(query, lens)
  const names = await categoryNames()
  const choices = (desk: Desk) =>
    names.filter(name => name.desk === desk).map(({ key, label }) => ({ value: key, label }))
  return shown ? choices(shown) : desks.map(desk => ({ label: deskLabels[desk], options: choices(desk) }))
}

/** Search and filters of the list: a GET form, so that they work without scripts and every state is an address. */
export function TicketFilters({ query, lens, places }: { query: ListQuery; lens: Lens; places: PlaceChoice[] }) {
  const { view, status, overdue, unread, assignee, age, sort, direction, place, category, priority } = query
  // Who has the facets needs no choices for the same things here.
  const atTheSide = lens.seesOthers ? { place, category, priority } : {}
  const keep = {
    view,
    status,
    overdue,
    unread,
    assignee,
    age,
    ...atTheSide,
    ...(!lens.seesOthers && { sort, direction }),
  }
  return (
    <FilterBar action="/tickets" label="Filter tickets" keep={keep}>
      <SearchField
        key={query.q}
        id={listSearchId}
        label="Search these tickets"
        placeholder="Number, words, person, tag"
        defaultValue={query.q}
        shortcut={<Kbd>/</Kbd>}
        className="w-full sm:w-72"
      />
      <FilterSelect label="Desk" name="desk" {...deskChoices(query, lens)} />
      {lens.seesOthers ? (
        <FilterSelect label="Order" name="sort" defaultValue={query.sort} {...orderChoices(query)} />
      ) : (
        <OwnFilters query={query} lens={lens} places={places} />
      )}
    </FilterBar>
  )
}

/** The place of the tickets, as one chooses it. */
export function PlaceFilter({ query, places }: { query: ListQuery; places: PlaceChoice[] }) {
  return (
    <FilterSelect
      label="Place"
      name="place"
      placeholder="Any place"
      defaultValue={query.place}
      options={places.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

/** The filters of who sees only what they have filed. */
async function OwnFilters({ query, lens, places }: { query: ListQuery; lens: Lens; places: PlaceChoice[] }) {
  return (
    <>
      <PlaceFilter query={query} places={places} />
      <FilterSelect
        label="Category"
        name="category"
        placeholder="Any category"
        defaultValue={query.category}
        options={await categoryChoices(query, lens)}
      />
      <FilterSelect
        label="Priority"
        name="priority"
        placeholder="Any priority"
        defaultValue={query.priority}
        options={ticketPriorities.toReversed().map(value => ({ value, label: ticketPriorityLabels[value] }))}
      />
    </>
  )
}
