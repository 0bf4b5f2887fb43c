import type { Page } from '@ocs/contracts/pages'
import type { Vendor } from '@ocs/contracts/requisitions'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { Pager } from '@ocs/ui/pager'
import { type Column, DataTable } from '@ocs/ui/table'
import { Store } from 'lucide-react'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { listAddress } from '../../form/list-address.ts'
import type { Settled } from '../../server/services.ts'
import { approveVendorAction } from './requisition.actions.ts'

const path = '/requisitions/vendors'

const columns: Column[] = [
  { key: 'name', header: 'Vendor' },
  { key: 'contact', header: 'Contact' },
  { key: 'address', header: 'Address', hideBelow: 'md' },
  { key: 'requester', header: 'Asked for by', isOneLine: true },
  { key: 'approve', header: 'Approval', align: 'end', isOneLine: true },
]

function cellsOf(vendor: Vendor) {
  return {
    name: vendor.name,
    contact: [vendor.email, vendor.phone].filter(Boolean).join(', '),
    address: vendor.address,
    requester: vendor.requestedBy.name,
    approve: (
      <ConfirmForm
        label="Approve"
        description={`Approve ${vendor.name}`}
        title={`Approve ${vendor.name}?`}
        text="Everybody who writes requisitions can choose it from then on."
        confirmLabel="Approve"
        action={approveVendorAction}
        hidden={{ id: vendor.id }}
      />
    ),
  }
}

/** The vendors that wait for somebody to open them to all, or what stands there while the service is down. */
export function PendingVendors({ page }: { page: Settled<Page<Vendor>> }) {
  if (!page.ok) return <ErrorState title="Vendors are not available right now" text={page.message} retryHref={path} />
  const { items, nextCursor } = page.value
  return (
    <>
      <DataTable
        caption="Vendors that wait for approval"
        columns={columns}
        rows={items.map(vendor => ({ key: vendor.id, cells: cellsOf(vendor) }))}
        empty={
          <EmptyState
            icon={<Store />}
            title="No vendor waits"
            text="New ones appear here when somebody asks for them."
          />
        }
      />
      <Pager nextHref={nextCursor ? listAddress(path, { cursor: nextCursor }) : undefined} />
    </>
  )
}
