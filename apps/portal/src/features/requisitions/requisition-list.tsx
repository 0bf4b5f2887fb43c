import type { Page } from '@ocs/contracts/pages'
import { centralDate, formatInstant, formatPlainDate } from '@ocs/contracts/plain-dates'
import {
  formatCents,
  type Requisition,
  requisitionStatuses,
  requisitionStatusLabels,
} from '@ocs/contracts/requisitions'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { FilterBar, FilterSelect } from '@ocs/ui/filter-bar'
import { Pager } from '@ocs/ui/pager'
import { SearchField } from '@ocs/ui/search-field'
import { type Column, DataTable } from '@ocs/ui/table'
import { ShoppingCart } from 'lucide-react'
import type { Settled } from '../../server/services.ts'
import { type RequisitionFilter, requisitionListPath, requisitionPath } from './requisition-filter.ts'
import { RequisitionStatusBadge } from './requisition-status.tsx'

/** Search and filters; whose requests is asked only of those who may read others'. */
export function RequisitionFilters({ filter, seesOthers }: { filter: RequisitionFilter; seesOthers: boolean }) {
  return (
    <FilterBar action="/requisitions" label="Filter requisitions">
      <SearchField
        label="Search requisitions"
        placeholder="Number, title, item or vendor"
        defaultValue={filter.q}
        key={filter.q}
        className="w-full sm:w-72"
      />
      {seesOthers ? (
        <FilterSelect
          label="Whose"
          name="view"
          placeholder="Everybody's"
          defaultValue={filter.view}
          options={[{ value: 'mine', label: 'Only mine' }]}
        />
      ) : null}
      <FilterSelect
        label="Status"
        name="status"
        placeholder="Any status"
        defaultValue={filter.status}
        options={requisitionStatuses.map(status => ({ value: status, label: requisitionStatusLabels[status] }))}
      />
    </FilterBar>
  )
}

const columns: Column[] = [
  { key: 'title', header: 'Title' },
  { key: 'number', header: 'Number', isOneLine: true },
  { key: 'status', header: 'Status', isOneLine: true },
  { key: 'requester', header: 'Requester', isOneLine: true },
  { key: 'place', header: 'Place', hideBelow: 'lg' },
  { key: 'vendor', header: 'Vendor', hideBelow: 'md' },
  { key: 'total', header: 'Total', align: 'end', isOneLine: true },
  { key: 'changed', header: 'Changed', isOneLine: true, hideBelow: 'lg' },
]

function cellsOf(requisition: Requisition) {
  return {
    title: requisition.title,
    number: requisition.number,
    status: <RequisitionStatusBadge status={requisition.status} />,
    requester: requisition.requester.name,
    place: requisition.place.name,
    vendor: requisition.vendor?.name,
    total: formatCents(requisition.totalCents),
    changed: (
      <time dateTime={requisition.updatedAt} title={`${formatInstant(requisition.updatedAt)} Central`}>
        {formatPlainDate(centralDate(new Date(requisition.updatedAt)))}
      </time>
    ),
  }
}

function NoRequisitions({ filter }: { filter: RequisitionFilter }) {
  const isFiltered = Boolean(filter.q || filter.status || filter.view)
  return isFiltered ? (
    <EmptyState
      icon={<ShoppingCart />}
      title="No requisition fits"
      text="Change the search or the filters."
      action={<LinkButton href="/requisitions">Show all requisitions</LinkButton>}
    />
  ) : (
    <EmptyState
      icon={<ShoppingCart />}
      title="No requisitions yet"
      text="Ask for what you want bought: write a draft, save it, and submit it when it is complete."
      action={<LinkButton href="/requisitions/new">New requisition</LinkButton>}
    />
  )
}

/** A page of requisitions, or what stands there while the service is down. */
export function RequisitionList(props: {
  page: Settled<Page<Requisition>>
  filter: RequisitionFilter
  seesOthers: boolean
}) {
  const { page, filter, seesOthers } = props
  if (!page.ok) {
    const isDown = page.reason === 'service_unavailable'
    return (
      <ErrorState
        title={isDown ? 'Requisitions are not available right now' : 'This page of the list cannot be shown'}
        text={isDown ? 'The other parts of OCS work without them.' : page.message}
        retryHref={requisitionListPath(isDown ? filter : { ...filter, cursor: undefined })}
      />
    )
  }
  const { items, nextCursor } = page.value
  return (
    <>
      <DataTable
        caption="Requisitions, newest first"
        columns={seesOthers ? columns : columns.filter(({ key }) => key !== 'requester')}
        rows={items.map(each => ({ key: each.id, href: requisitionPath(each.id, filter), cells: cellsOf(each) }))}
        empty={<NoRequisitions filter={filter} />}
      />
      <Pager nextHref={nextCursor ? requisitionListPath({ ...filter, cursor: nextCursor }) : undefined} />
    </>
  )
}
