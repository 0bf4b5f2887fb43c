import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { listPlaces } from '../../../features/places/places.store.ts'
import { PlacesList } from '../../../features/places/places-list.tsx'
import { db } from '../../../server/db.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Places' }

export default async function Page() {
  await requirePerson('places:manage')
  return (
    <>
      <PageHeader
        title="Places"
        subtitle="Schools, departments and offices, each with its rooms."
        actions={
          <LinkButton href="/admin/places/new" variant="primary" icon={<Plus aria-hidden />}>
            Add place
          </LinkButton>
        }
      />
      <PlacesList places={await listPlaces(db())} />
    </>
  )
}
