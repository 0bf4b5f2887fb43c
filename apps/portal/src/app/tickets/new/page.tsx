import { Desk } from '@ocs/contracts/tickets'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { deviceOffer } from '../../../features/tickets/devices.ts'
import { NewTicketForm } from '../../../features/tickets/new-ticket-form.tsx'
import { offeredCategories } from '../../../server/categories.ts'
import { placeChoices } from '../../../server/choices.ts'
import { db } from '../../../server/db.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'New ticket' }

type Props = { searchParams: Promise<{ desk?: string | string[] }> }

export default async function Page({ searchParams }: Props) {
  const current = await requirePerson('tickets:file')
  const { desk } = await searchParams
  const { placeId, roomId } = current.person
  const [places, devices, technology, maintenance] = await Promise.all([
    placeChoices(db()),
    deviceOffer(current, roomId),
    offeredCategories('technology'),
    offeredCategories('maintenance'),
  ])
  const own = places.find(place => place.id === placeId)
  const room = own?.rooms.find(each => each.id === roomId)
  return (
    <>
      <PageHeader
        title="New ticket"
        subtitle="Tell us what is wrong. It takes less than a minute."
        back={{ href: '/tickets', label: 'Tickets' }}
      />
      <NewTicketForm
        places={places}
        home={{ placeId: own?.id ?? '', roomId: room?.id ?? '' }}
        desk={Desk.optional().catch(undefined).parse(desk)}
        devices={devices}
        categories={{ technology, maintenance }}
      />
    </>
  )
}
