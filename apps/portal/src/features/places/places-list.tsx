import { placeKindLabels } from '@ocs/contracts/places'
import { Badge } from '@ocs/ui/badge'
import { EmptyState } from '@ocs/ui/empty-state'
import { DataTable } from '@ocs/ui/table'
import type { listPlaces } from './places.store.ts'

type ListedPlace = Awaited<ReturnType<typeof listPlaces>>[number]

/** The places of the district in natural order. */
export function PlacesList({ places }: { places: ListedPlace[] }) {
  return (
    <DataTable
      caption="Places"
      columns={[
        { key: 'name', header: 'Name' },
        { key: 'kind', header: 'Kind' },
        { key: 'rooms', header: 'Rooms', align: 'end' },
        { key: 'people', header: 'People', align: 'end' },
      ]}
      rows={places.map(place => ({
        key: place.id,
        href: `/admin/places/${place.id}`,
        cells: {
          name: place.active ? (
            place.name
          ) : (
            <>
              {place.name} <Badge tone="muted">Switched off</Badge>
            </>
          ),
          kind: placeKindLabels[place.kind],
          rooms: place._count.rooms,
          people: place._count.people,
        },
      }))}
      empty={<EmptyState title="No places yet" text="Add the schools and offices of the district." />}
    />
  )
}
