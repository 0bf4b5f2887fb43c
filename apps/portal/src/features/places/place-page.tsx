import { placeKindLabels, roomKindLabels } from '@ocs/contracts/places'
import { Badge } from '@ocs/ui/badge'
import { EmptyState } from '@ocs/ui/empty-state'
import { TextLink } from '@ocs/ui/link'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import { DataTable, type Row } from '@ocs/ui/table'
import { AddressDialog } from '../../form/address-dialog.tsx'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { reportAddress } from '../../server/report-address.ts'
import { EditPlace, EditRoom, NewRoomForm } from './place-forms.tsx'
import { setPlaceActiveAction, setRoomActiveAction } from './places.actions.ts'
import type { ShownPlace } from './places.store.ts'

type Room = ShownPlace['rooms'][number]

function Switch({ place }: { place: ShownPlace }) {
  const hidden = { id: place.id, version: place.version, active: place.active ? 'no' : 'yes' }
  const action = setPlaceActiveAction
  return place.active ? (
    <ConfirmForm
      label="Switch off"
      title={`Switch off ${place.name}?`}
      text="It is no longer offered in forms. Tickets, devices and people that refer to it stay as they are, and you can switch it on again."
      confirmLabel="Switch off"
      size="md"
      {...{ action, hidden }}
    />
  ) : (
    <ConfirmForm
      label="Switch on"
      title={`Switch on ${place.name}?`}
      text="It is offered in forms again, with the rooms that are in use."
      confirmLabel="Switch on"
      size="md"
      {...{ action, hidden }}
    />
  )
}

function RoomButtons({ room }: { room: Room }) {
  return (
    <span className="flex flex-wrap gap-2 sm:justify-end">
      {room.active ? (
        <AddressDialog
          label="Report address"
          description={`Report address of room ${room.name}`}
          title={`Report address of room ${room.name}`}
          text="Print it as a code for the door: whoever opens it reports a problem with this room."
          address={reportAddress({ room: room.id })}
        />
      ) : null}
      <EditRoom room={{ id: room.id, version: room.version, name: room.name, kind: room.kind }} />
      <ConfirmForm
        label={room.active ? 'Switch off' : 'Switch on'}
        description={`Switch ${room.active ? 'off' : 'on'} room ${room.name}`}
        title={`Switch ${room.active ? 'off' : 'on'} room ${room.name}?`}
        text={
          room.active
            ? 'It is no longer offered in forms. What refers to it stays as it is, and you can switch it on again.'
            : 'It is offered in forms again.'
        }
        confirmLabel={room.active ? 'Switch off' : 'Switch on'}
        action={setRoomActiveAction}
        hidden={{ id: room.id, version: room.version, active: room.active ? 'no' : 'yes' }}
      />
    </span>
  )
}

function rowOf(room: Room): Row {
  const name = room.active ? (
    room.name
  ) : (
    <>
      {room.name} <Badge tone="muted">Switched off</Badge>
    </>
  )
  return { key: room.id, cells: { name, kind: roomKindLabels[room.kind], actions: <RoomButtons room={room} /> } }
}

/** A place and its rooms as admins keep them. */
export function PlacePage({ place }: { place: ShownPlace }) {
  const { id, version, name, kind } = place
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: '/admin/places', label: 'Places' }}
        meta={
          <>
            <span>{placeKindLabels[kind]}</span>
            <TextLink href={`/admin/people?place=${id}`}>{place._count.people} people</TextLink>
            {place.active ? null : <Badge tone="danger">Switched off</Badge>}
          </>
        }
        actions={
          <>
            <EditPlace place={{ id, version, name, kind }} />
            <Switch place={place} />
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Panel title="Add a room">
          <NewRoomForm placeId={id} />
        </Panel>
        <DataTable
          caption={`Rooms of ${name}`}
          columns={[
            { key: 'name', header: 'Room' },
            { key: 'kind', header: 'Kind' },
            { key: 'actions', header: 'Change', align: 'end' },
          ]}
          rows={place.rooms.map(rowOf)}
          empty={<EmptyState title="No rooms yet" text="Add the first one above." />}
        />
      </div>
    </>
  )
}
