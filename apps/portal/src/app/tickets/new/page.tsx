import { Desk } from '@ocs/contracts/tickets'
import { PageHeader } from '@ocs/ui/page-header'
import type { Metadata } from 'next'
import { filingStart } from '../../../features/tickets/filing-start.ts'
import { NewTicketForm } from '../../../features/tickets/new-ticket-form.tsx'
import { placeChoices } from '../../../server/choices.ts'
import { db } from '../../../server/db.ts'
import { requirePerson } from '../../../server/session.ts'

export const metadata: Metadata = { title: 'New ticket' }

type Props = { searchParams: Promise<{ desk?: string | string[] }> }

export default async function Page({ searchParams }: Props) {
  const current = await requirePerson('tickets:file')
  const asked = Desk.optional().catch(undefined)
  const desk = asked.parse((await searchParams).desk)
  return (
    <>
      <PageHeader
        title="New ticket"
        subtitle="Tell us what is wrong. It takes less than a minute."
        back={{ href: '/tickets', label: 'Tickets' }}
      />
      <NewTicketForm {...(await filingStart(current, await placeChoices(db()), { desk }))} desk={desk} />
    </>
  )
}
