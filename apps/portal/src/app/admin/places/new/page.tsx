import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import type { Metadata } from 'next'
import { NewPlaceForm } from '../../../../features/places/place-forms.tsx'
import { requirePerson } from '../../../../server/session.ts'

export const metadata: Metadata = { title: 'Add place' }

export default async function Page() {
  await requirePerson('places:manage')
  return (
    <>
      <PageHeader title="Add place" back={{ href: '/admin/places', label: 'Places' }} />
      <Panel>
        <NewPlaceForm />
      </Panel>
    </>
  )
}
