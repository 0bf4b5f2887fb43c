import { ErrorState } from '@ocs/ui/error-state'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { assetPath, backToAssets } from '../../../features/inventory/asset-filter.ts'
import { assetLensOf } from '../../../features/inventory/asset-lens.ts'
import { AssetPage } from '../../../features/inventory/asset-page.tsx'
import { readTag } from '../../../features/inventory/asset-tag.ts'
import { lensOf } from '../../../features/tickets/lens.ts'
import type { Query } from '../../../form/list-address.ts'
import { services, settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

type Props = { params: Promise<{ tag: string }>; searchParams: Query }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readTag((await params).tag) ?? 'Device' }
}

export default async function Page({ params, searchParams }: Props) {
  const { actor } = await requirePerson('assets:read')
  const tag = readTag((await params).tag)
  if (tag === null) notFound()
  const lens = assetLensOf(actor)
  const backHref = backToAssets((await searchParams).from)
  const asset = await settle(services().inventory.assets.get.query({ tag }))
  if (asset.ok) {
    const fixes = lensOf(actor).works.includes('technology')
    const quickFixHref = fixes ? `/tickets/quick-fix?asset=${encodeURIComponent(tag)}` : null
    return <AssetPage asset={asset.value} lens={lens} backHref={backHref} quickFixHref={quickFixHref} />
  }
  if (asset.reason !== 'service_unavailable') notFound()
  return (
    <>
      <PageHeader title={tag} back={{ href: backHref, label: 'Devices' }} />
      <ErrorState
        title="This device is not available right now"
        text="The inventory does not answer. The other parts of OCS work without it."
        retryHref={assetPath(tag)}
      />
    </>
  )
}
