import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import type { Metadata } from 'next'
import { MessageForm } from '../../../../features/messages/message-form.tsx'
import { requirePerson } from '../../../../server/session.ts'

export const metadata: Metadata = { title: 'New message' }

export default async function Page() {
  await requirePerson('messages:manage')
  return (
    <>
      <PageHeader title="New message" back={{ href: '/admin/messages', label: 'Messages' }} />
      <Panel>
        <MessageForm />
      </Panel>
    </>
  )
}
