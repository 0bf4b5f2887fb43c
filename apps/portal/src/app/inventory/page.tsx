import { actorCan } from '@ocs/contracts/actors'
import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { SkeletonTable } from '@ocs/ui/skeleton'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { AssetFilter, assetQuery } from '../../features/inventory/asset-filter.ts'
import { type AssetLens, assetLensOf } from '../../features/inventory/asset-lens.ts'
import { AssetFilters, AssetList } from '../../features/inventory/asset-list.tsx'
import type { Query } from '../../form/list-address.ts'
import { placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { services, settle } from '../../server/services.ts'
import { requirePerson } from '../../server/session.ts'

export const metadata: Metadata = { title: 'Devices' }

async function List({ filter, lens }: { filter: AssetFilter; lens: AssetLens }) {
  const page = await settle(services().inventory.assets.list.query(assetQuery(filter)))
  return <AssetList page={page} filter={filter} lens={lens} />
}

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { actor } = await requirePerson('assets:read')
  const filter = AssetFilter.parse(await searchParams)
  const lens = assetLensOf(actor)
  return (
    <>
      <PageHeader
        title={lens.seesOthers ? 'Devices' : 'Your devices'}
        actions={
          actorCan(actor, 'assets:manage') ? (
            <LinkButton href="/inventory/new" variant="primary" icon={<Plus aria-hidden />}>
              Add device
            </LinkButton>
          ) : undefined
        }
      />
      <AssetFilters filter={filter} places={lens.seesOthers ? await placeChoices(db()) : []} lens={lens} />
      <Suspense key={JSON.stringify(filter)} fallback={<SkeletonTable columns={7} />}>
        <List filter={filter} lens={lens} />
      </Suspense>
    </>
  )
}
