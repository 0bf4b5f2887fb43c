import type { Page } from '@ocs/contracts/pages'
import { formatInstant } from '@ocs/contracts/plain-dates'
import { appNames } from '@ocs/contracts/services'
import type { AuditEntry } from '@ocs/contracts/system'
import { Badge } from '@ocs/ui/badge'
import { LinkButton } from '@ocs/ui/button'
import { DescriptionList } from '@ocs/ui/description-list'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { ChipRow, FilterBar, FilterChips, FilterSelect } from '@ocs/ui/filter-bar'
import { TextLink } from '@ocs/ui/link'
import { Pager } from '@ocs/ui/pager'
import { SearchField } from '@ocs/ui/search-field'
import { type Column, DataTable } from '@ocs/ui/table'
import { ScrollText } from 'lucide-react'
import { listAddress } from '../../form/list-address.ts'
import type { Settled } from '../../server/services.ts'
import type { AuditFilter } from './audit.filter.ts'
import { appLabels, deedOf, factsOf, nounLabels } from './audit.words.ts'

const path = '/admin/audit'

const columns: Column[] = [
  { key: 'event', header: 'What happened' },
  { key: 'app', header: 'Application', isOneLine: true, width: '8rem' },
  { key: 'when', header: 'When', isOneLine: true, width: '11rem' },
]

function Details({ entry }: { entry: AuditEntry }) {
  const facts = [
    ...factsOf(entry.data),
    { label: 'record', value: entry.nounId },
    { label: 'request', value: entry.requestId },
  ]
  return (
    <details className="mt-0.5 font-normal">
      <summary className="w-fit rounded-xs py-1 text-sm text-muted hover:text-ink touch:py-3">Details</summary>
      <div className="mt-1 mb-2 rounded-control bg-sunken px-3 py-2 text-sm">
        <DescriptionList items={facts} />
      </div>
    </details>
  )
}

function Event({ entry, filter }: { entry: AuditEntry; filter: AuditFilter }) {
  const ofPerson = listAddress(path, { ...filter, cursor: undefined, person: entry.actor.id })
  return (
    <>
      <TextLink href={ofPerson} title={`Only what ${entry.actor.name} did`} className="font-medium">
        {entry.actor.name}
      </TextLink>{' '}
      <span className="break-words">{deedOf(entry)}</span>
      {entry.note ? (
        <p className="mt-0.5 max-w-prose whitespace-pre-wrap break-words font-normal text-muted">{entry.note}</p>
      ) : null}
      <Details entry={entry} />
    </>
  )
}

/** Whose deeds are shown, and the way back to everybody's. */
function PersonChips({ filter, name }: { filter: AuditFilter; name: string }) {
  const first = { ...filter, cursor: undefined }
  return (
    <ChipRow>
      <FilterChips
        label="Person"
        chips={[
          { label: 'Everyone', href: listAddress(path, { ...first, person: undefined }) },
          { label: name, href: listAddress(path, first), isSelected: true },
        ]}
      />
    </ChipRow>
  )
}

/** Search and filters of the archive. */
export function AuditFilters({ filter, personName }: { filter: AuditFilter; personName: string | null }) {
  const choices = (labels: Record<string, string>, values: readonly string[]) =>
    values.map(value => ({ value, label: labels[value] ?? value }))
  return (
    <>
      <FilterBar action={path} label="Filter the audit archive" keep={{ person: filter.person }}>
        <SearchField
          label="Search the audit archive"
          placeholder="Person, record, note"
          defaultValue={filter.q}
          key={filter.q}
          className="min-w-56 flex-1 sm:max-w-80"
        />
        <div className="flex min-w-0 gap-2 max-sm:w-full">
          <FilterSelect
            label="Application"
            name="service"
            placeholder="Any application"
            defaultValue={filter.service ?? ''}
            options={choices(appLabels, appNames)}
          />
          <FilterSelect
            label="About"
            name="noun"
            placeholder="About anything"
            defaultValue={filter.noun ?? ''}
            options={choices(nounLabels, Object.keys(nounLabels))}
          />
        </div>
      </FilterBar>
      {filter.person ? <PersonChips filter={filter} name={personName ?? 'One person'} /> : null}
    </>
  )
}

function NoEvents({ filter }: { filter: AuditFilter }) {
  const isFiltered = Boolean(filter.q || filter.service || filter.noun || filter.person)
  return isFiltered ? (
    <EmptyState
      icon={<ScrollText />}
      title="Nothing fits"
      text="Try fewer words or another filter."
      action={<LinkButton href={path}>Show everything</LinkButton>}
    />
  ) : (
    <EmptyState
      icon={<ScrollText />}
      title="Nothing has happened yet"
      text="Events appear here a few seconds after they happen."
    />
  )
}

/** A page of the archive, or what stands there while the manage service is down. */
export function AuditList({ page, filter }: { page: Settled<Page<AuditEntry>>; filter: AuditFilter }) {
  if (!page.ok) {
    const isDown = page.reason === 'service_unavailable'
    return (
      <ErrorState
        title={isDown ? 'The audit archive is not available right now' : 'This page of the archive cannot be shown'}
        text={isDown ? 'Nothing is lost: it catches up when it runs again.' : page.message}
        retryHref={isDown ? listAddress(path, filter) : path}
      />
    )
  }
  const { items, nextCursor } = page.value
  return (
    <>
      <DataTable
        caption="Events, newest first"
        columns={columns}
        rows={items.map(entry => ({
          key: entry.id,
          cells: {
            event: <Event entry={entry} filter={filter} />,
            app: <Badge>{appLabels[entry.service] ?? entry.service}</Badge>,
            when: <time dateTime={entry.at}>{formatInstant(entry.at)}</time>,
          },
        }))}
        empty={<NoEvents filter={filter} />}
      />
      <Pager nextHref={nextCursor ? listAddress(path, { ...filter, cursor: nextCursor }) : undefined} />
    </>
  )
}
