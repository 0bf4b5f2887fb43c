import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MessageForm } from '../../../../features/messages/message-form.tsx'
import { findMessage } from '../../../../features/messages/messages.store.ts'
import { db } from '../../../../server/db.ts'
import { requirePerson } from '../../../../server/session.ts'

export const metadata: Metadata = { title: 'Edit message' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requirePerson('messages:manage')
  const message = await findMessage(db(), (await params).id)
  if (!message) notFound()
  const { id, version, title, body, level, expiresOn } = message
  return (
    <>
      <PageHeader title="Edit message" back={{ href: '/admin/messages', label: 'Messages' }} />
      <Panel>
        <MessageForm message={{ id, version, title, body, level, expiresOn }} />
      </Panel>
    </>
  )
}
