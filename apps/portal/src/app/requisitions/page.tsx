import { actorCan } from '@ocs/contracts/actors'
import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { SkeletonTable } from '@ocs/ui/skeleton'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { RequisitionFilter, requisitionQuery } from '../../features/requisitions/requisition-filter.ts'
import { seesOthersRequisitions } from '../../features/requisitions/requisition-lens.ts'
import { RequisitionFilters, RequisitionList } from '../../features/requisitions/requisition-list.tsx'
import type { Query } from '../../form/list-address.ts'
import { services, settle } from '../../server/services.ts'
import { requirePerson } from '../../server/session.ts'

export const metadata: Metadata = { title: 'Purchasing' }

async function List({ filter, seesOthers }: { filter: RequisitionFilter; seesOthers: boolean }) {
  const page = await settle(services().requisition.requisitions.list.query(requisitionQuery(filter)))
  return <RequisitionList page={page} filter={filter} seesOthers={seesOthers} />
}

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { actor } = await requirePerson('requisitions:read')
  const filter = RequisitionFilter.parse(await searchParams)
  const seesOthers = seesOthersRequisitions(actor)
  return (
    <>
      <PageHeader
        title="Purchasing"
        subtitle={seesOthers ? undefined : 'What you asked to have bought'}
        actions={
          <>
            {actorCan(actor, 'vendors:manage') ? (
              <LinkButton href="/requisitions/vendors">Vendors to approve</LinkButton>
            ) : null}
            {actorCan(actor, 'requisitions:write') ? (
              <LinkButton href="/requisitions/new" variant="primary" icon={<Plus aria-hidden />}>
                New requisition
              </LinkButton>
            ) : null}
          </>
        }
      />
      <RequisitionFilters filter={filter} seesOthers={seesOthers} />
      <Suspense key={JSON.stringify(filter)} fallback={<SkeletonTable columns={6} />}>
        <List filter={filter} seesOthers={seesOthers} />
      </Suspense>
    </>
  )
}
