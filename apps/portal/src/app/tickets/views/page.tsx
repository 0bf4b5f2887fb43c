import { LinkButton } from '@ocs/ui/button'
import { ErrorState } from '@ocs/ui/error-state'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { lensOf } from '../../../features/tickets/lens.ts'
import { SavedViews } from '../../../features/tickets/saved-views.tsx'
import { services, settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Saved views' }

export default async function Page() {
  const { actor } = await requirePerson('tickets:read')
  const lens = lensOf(actor)
  if (!lens.seesOthers) notFound()
  const views = await settle(services().tickets.views.list.query())
  return (
    <>
      <PageHeader title="Saved views" actions={<LinkButton href="/tickets">To the tickets</LinkButton>} />
      {views.ok ? (
        <SavedViews views={views.value} lens={lens} />
      ) : (
        <ErrorState
          title="Saved views are not available right now"
          text="The tickets service does not answer. No view is lost."
          retryHref="/tickets/views"
        />
      )}
    </>
  )
}
