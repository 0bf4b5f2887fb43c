import { ErrorState } from '@ocs/ui/error-state'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { DraftEditor } from '../../../features/requisitions/draft-editor.tsx'
import { typedLines } from '../../../features/requisitions/draft-lines.ts'
import { vendorItem } from '../../../features/requisitions/vendor-item.ts'
import { placeChoices } from '../../../server/choices.ts'
import { db } from '../../../server/db.ts'
import { services, settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'New requisition' }

export default async function Page() {
  const { person } = await requirePerson('requisitions:write')
  const [places, vendors] = await Promise.all([
    placeChoices(db()),
    settle(services().requisition.vendors.list.query({ view: 'usable', limit: 50 })),
  ])
  const draft = {
    title: '',
    justification: null,
    placeId: person.placeId,
    vendor: null,
    shippingCents: 0,
    lines: typedLines([]),
  }
  return (
    <>
      <PageHeader
        title="New requisition"
        subtitle="Save it as a draft as often as you like. It gets its number when you submit it."
        back={{ href: '/requisitions', label: 'Purchasing' }}
      />
      {vendors.ok ? (
        <DraftEditor draft={draft} places={places} vendors={vendors.value.items.map(vendorItem)} maySubmit />
      ) : (
        <ErrorState
          title="Requisitions are not available right now"
          text="Nothing could be saved. The other parts of OCS work without it."
          retryHref="/requisitions/new"
        />
      )}
    </>
  )
}
