import { type Asset, assetStatuses, assetStatusLabels } from '@ocs/contracts/assets'
import type { Page } from '@ocs/contracts/pages'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { FilterBar, FilterSelect } from '@ocs/ui/filter-bar'
import { Pager } from '@ocs/ui/pager'
import { SearchField } from '@ocs/ui/search-field'
import { type Column, DataTable } from '@ocs/ui/table'
import { Laptop } from 'lucide-react'
import type { Settled } from '../../server/services.ts'
import { type AssetFilter, assetListPath, assetPath } from './asset-filter.ts'
import type { AssetLens } from './asset-lens.ts'
import { AssetStatus, modelName } from './asset-status.tsx'

/** Search and filters; who sees only their own devices is not asked at which place. */
export function AssetFilters(props: {
  filter: AssetFilter
  places: { id: string; name: string }[]
  lens: Pick<AssetLens, 'seesOthers'>
}) {
  const { filter, places, lens } = props
  return (
    <FilterBar action="/inventory" label="Filter devices">
      <SearchField
        label="Search devices"
        placeholder={lens.seesOthers ? 'Tag, serial, model or holder' : 'Tag, serial or model'}
        defaultValue={filter.q}
        key={filter.q}
        className="w-full sm:w-72"
      />
      {lens.seesOthers ? (
        <FilterSelect
          label="Place"
          name="place"
          placeholder="Any place"
          defaultValue={filter.place}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <FilterSelect
        label="Status"
        name="status"
        placeholder="Any status"
        defaultValue={filter.status}
        options={assetStatuses.map(status => ({ value: status, label: assetStatusLabels[status] }))}
      />
    </FilterBar>
  )
}

const columns: Column[] = [
  { key: 'tag', header: 'Tag', isOneLine: true },
  { key: 'status', header: 'Status', isOneLine: true },
  { key: 'type', header: 'Type', isOneLine: true },
  { key: 'model', header: 'Model' },
  { key: 'serial', header: 'Serial', isOneLine: true, hideBelow: 'lg' },
  { key: 'place', header: 'Place' },
  { key: 'room', header: 'Room', isOneLine: true },
  { key: 'holder', header: 'Holder' },
]

function cellsOf(asset: Asset) {
  return {
    tag: asset.tag,
    status: <AssetStatus status={asset.status} />,
    type: asset.type,
    model: modelName(asset),
    serial: asset.serial,
    place: asset.place.name,
    room: asset.room?.name,
    holder: asset.holder?.name,
  }
}

function NoDevices({ filter, lens }: { filter: AssetFilter; lens: AssetLens }) {
  if (filter.q || filter.place || filter.status) {
    return (
      <EmptyState
        icon={<Laptop />}
        title="No device fits"
        text="Change the search or the filters."
        action={<LinkButton href="/inventory">Show all devices</LinkButton>}
      />
    )
  }
  return lens.seesOthers ? (
    <EmptyState icon={<Laptop />} title="No devices yet" text="Devices appear here as soon as they are added." />
  ) : (
    <EmptyState
      icon={<Laptop />}
      title="You have no devices"
      text="Devices that are checked out to you appear here. If one is missing, tell your librarian or technician."
    />
  )
}

/** A page of devices, or what stands there while the inventory is down. */
export function AssetList(props: { page: Settled<Page<Asset>>; filter: AssetFilter; lens: AssetLens }) {
  const { page, filter, lens } = props
  if (!page.ok) {
    const isDown = page.reason === 'service_unavailable'
    return (
      <ErrorState
        title={isDown ? 'Devices are not available right now' : 'This page of the list cannot be shown'}
        text={isDown ? 'The other parts of OCS work without them.' : page.message}
        retryHref={assetListPath(isDown ? filter : { ...filter, cursor: undefined })}
      />
    )
  }
  const { items, nextCursor } = page.value
  return (
    <>
      <DataTable
        caption={lens.seesOthers ? 'Devices by tag' : 'Your devices by tag'}
        columns={lens.seesOthers ? columns : columns.filter(({ key }) => key !== 'holder')}
        rows={items.map(asset => ({ key: asset.id, href: assetPath(asset.tag, filter), cells: cellsOf(asset) }))}
        empty={<NoDevices filter={filter} lens={lens} />}
      />
      <Pager nextHref={nextCursor ? assetListPath({ ...filter, cursor: nextCursor }) : undefined} />
    </>
  )
}
