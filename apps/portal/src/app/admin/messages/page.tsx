import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { listMessages } from '../../../features/messages/messages.store.ts'
import { MessagesList } from '../../../features/messages/messages-list.tsx'
import { db } from '../../../server/db.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'Messages' }

export default async function Page() {
  await requirePerson('messages:manage')
  return (
    <>
      <PageHeader
        title="Messages"
        subtitle="What everybody reads on the home page."
        actions={
          <LinkButton href="/admin/messages/new" variant="primary" icon={<Plus aria-hidden />}>
            New message
          </LinkButton>
        }
      />
      <MessagesList messages={await listMessages(db())} now={new Date()} />
    </>
  )
}
