import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { AssetForm } from '../../../features/inventory/asset-form.tsx'
import { addablePlaces, assetLensOf } from '../../../features/inventory/asset-lens.ts'
import { placeChoices } from '../../../server/choices.ts'
import { db } from '../../../server/db.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Add device' }

export default async function Page() {
  const { actor } = await requirePerson('assets:manage')
  const lens = assetLensOf(actor)
  const places = addablePlaces(lens, await placeChoices(db()))
  return (
    <>
      <PageHeader title="Add device" back={{ href: '/inventory', label: 'Devices' }} />
      <AssetForm places={places} hasPrice={lens.seesPrices} />
    </>
  )
}
