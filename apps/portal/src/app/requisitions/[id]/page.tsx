import { ErrorState } from '@ocs/ui/error-state'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import * as z from 'zod'
import { DraftPage } from '../../../features/requisitions/draft-page.tsx'
import { backToRequisitions, requisitionPath } from '../../../features/requisitions/requisition-filter.ts'
import { RequisitionPage } from '../../../features/requisitions/requisition-page.tsx'
import { vendorItem } from '../../../features/requisitions/vendor-item.ts'
import type { Query } from '../../../form/list-address.ts'
import { placeChoices } from '../../../server/choices.ts'
import { db } from '../../../server/db.ts'
import { services, settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Requisition' }

export default async function Page(props: { params: Promise<{ id: string }>; searchParams: Query }) {
  await requirePerson('requisitions:read')
  const { id } = await props.params
  const { from, refused } = await props.searchParams
  if (!z.uuid().safeParse(id).success) notFound()
  const backHref = backToRequisitions(from)
  const { requisitions, vendors } = services().requisition
  const found = await settle(requisitions.get.query({ id }))
  if (!found.ok) {
    if (found.reason !== 'service_unavailable') notFound()
    return (
      <>
        <PageHeader title="Requisition" back={{ href: backHref, label: 'Purchasing' }} />
        <ErrorState
          title="This requisition is not available right now"
          text="The purchasing service does not answer. The other parts of OCS work without it."
          retryHref={requisitionPath(id)}
        />
      </>
    )
  }
  const requisition = found.value
  if (!requisition.allowedActions.includes('edit')) {
    return <RequisitionPage requisition={requisition} backHref={backHref} />
  }
  const [places, usable] = await Promise.all([
    placeChoices(db()),
    settle(vendors.list.query({ view: 'usable', limit: 50 })),
  ])
  const items = usable.ok ? usable.value.items.map(vendorItem) : []
  return <DraftPage draft={requisition} places={places} vendors={items} backHref={backHref} refused={refused} />
}
