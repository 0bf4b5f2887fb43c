import { formatInstant } from '@ocs/contracts/plain-dates'
import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { RotateCw } from 'lucide-react'
import type { Metadata } from 'next'
import { SystemHealth } from '../../../features/manage/system-health.tsx'
import { services, settle } from '../../../server/services.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'System' }

export default async function Page() {
  await requirePerson('system:read')
  const health = await settle(services().manage.system.health.query())
  return (
    <>
      <PageHeader
        title="System"
        subtitle={`The applications as they were at ${formatInstant(new Date())}`}
        actions={
          <LinkButton href="/admin/system" icon={<RotateCw aria-hidden />}>
            Check again
          </LinkButton>
        }
      />
      <SystemHealth health={health} />
    </>
  )
}
