import type { Page } from '@ocs/contracts/pages'
import { personKindLabels, personKinds } from '@ocs/contracts/people'
import { roleLabels, roles } from '@ocs/contracts/permissions'
import { Badge } from '@ocs/ui/badge'
import { EmptyState } from '@ocs/ui/empty-state'
import { FilterBar, FilterSelect } from '@ocs/ui/filter-bar'
import { Pager } from '@ocs/ui/pager'
import { SearchField } from '@ocs/ui/search-field'
import { DataTable, type Row } from '@ocs/ui/table'
import { Email } from './email.tsx'
import type { ListedPerson, PeopleFilter } from './people.list.ts'

/** What the address of the list says: a plain GET form. */
export function PeopleFilters({ filter, places }: { filter: PeopleFilter; places: { id: string; name: string }[] }) {
  return (
    <FilterBar action="/admin/people" label="Filter people">
      <SearchField
        label="Search people"
        placeholder="Name, e-mail or job"
        defaultValue={filter.q}
        key={filter.q}
        className="w-full sm:w-72"
      />
      <FilterSelect
        label="Kind"
        name="kind"
        placeholder="Staff and students"
        defaultValue={filter.kind}
        options={personKinds.map(kind => ({ value: kind, label: personKindLabels[kind] }))}
      />
      <FilterSelect
        label="Role"
        name="role"
        placeholder="Any role"
        defaultValue={filter.role}
        options={roles.map(role => ({ value: role, label: roleLabels[role] }))}
      />
      <FilterSelect
        label="Place"
        name="place"
        placeholder="Any place"
        defaultValue={filter.place}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        label="Access"
        name="active"
        placeholder="With access"
        defaultValue={filter.active}
        options={[
          { value: 'no', label: 'Switched off' },
          { value: 'all', label: 'Everybody' },
        ]}
      />
    </FilterBar>
  )
}

const columns = [
  { key: 'name', header: 'Name' },
  { key: 'email', header: 'E-mail' },
  { key: 'job', header: 'Job', hideBelow: 'lg' as const },
  { key: 'place', header: 'Place' },
  { key: 'roles', header: 'Roles' },
]

/** The roles worth a word in a list: each once, without where. */
function rolesOf(person: ListedPerson): string {
  if (person.kind === 'student') return personKindLabels.student
  const labels = person.assignments.filter(({ role }) => role !== 'staff').map(({ role }) => roleLabels[role])
  return [...new Set(labels)].join(', ') || personKindLabels.staff
}

function rowOf(person: ListedPerson): Row {
  const name = person.active ? (
    person.name
  ) : (
    <>
      {person.name} <Badge tone="muted">No access</Badge>
    </>
  )
  return {
    key: person.id,
    href: `/admin/people/${person.id}`,
    cells: {
      name,
      email: <Email address={person.email} />,
      job: person.jobTitle,
      place: person.place?.name,
      roles: rolesOf(person),
    },
  }
}

/** The address of the next page: the same filters, read on from the cursor. */
function nextHref(filter: PeopleFilter, cursor: string): string {
  const query = Object.entries({ ...filter, cursor }).filter(([, value]) => value)
  return `/admin/people?${new URLSearchParams(query as [string, string][])}`
}

/** A page of people. */
export function PeopleList({ filter, page }: { filter: PeopleFilter; page: Page<ListedPerson> }) {
  return (
    <>
      <DataTable
        caption="People"
        columns={columns}
        rows={page.items.map(rowOf)}
        empty={<EmptyState title="Nobody fits" text="Change the search or the filters." />}
      />
      <Pager nextHref={page.nextCursor ? nextHref(filter, page.nextCursor) : undefined} />
    </>
  )
}
