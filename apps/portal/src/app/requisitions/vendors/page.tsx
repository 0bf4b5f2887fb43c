import { PageHeader } from '@ocs/ui/page-header'
import { SkeletonTable } from '@ocs/ui/skeleton'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import * as z from 'zod'
import { PendingVendors } from '../../../features/requisitions/pending-vendors.tsx'
import { listParams, type Query } from '../../../form/list-address.ts'
import { services, settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Vendors to approve' }

const Filter = z.object({ cursor: listParams.cursor })

async function List({ cursor }: z.output<typeof Filter>) {
  return <PendingVendors page={await settle(services().requisition.vendors.list.query({ view: 'pending', cursor }))} />
}

export default async function Page({ searchParams }: { searchParams: Query }) {
  await requirePerson('vendors:manage')
  const filter = Filter.parse(await searchParams)
  return (
    <>
      <PageHeader
        title="Vendors to approve"
        subtitle="Asked for by staff, who may use them on their own requests already"
        back={{ href: '/requisitions', label: 'Purchasing' }}
      />
      <Suspense key={filter.cursor} fallback={<SkeletonTable columns={4} />}>
        <List {...filter} />
      </Suspense>
    </>
  )
}
