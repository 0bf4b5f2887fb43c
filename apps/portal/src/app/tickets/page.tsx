import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { SquarePen } from 'lucide-react'
import type { Metadata } from 'next'
import { AttentionChips } from '../../features/tickets/attention-chips.tsx'
import { lensOf } from '../../features/tickets/lens.ts'
import { ListKeys } from '../../features/tickets/list-keys.tsx'
import { readListQuery } from '../../features/tickets/list-query.ts'
import { Promptly } from '../../features/tickets/promptly.tsx'
import { listSearchId, TicketFilters, TicketViews } from '../../features/tickets/ticket-filters.tsx'
import { TicketResults, TicketsLoading } from '../../features/tickets/ticket-results.tsx'
import { CountedTabs, StatusTabs } from '../../features/tickets/ticket-tabs.tsx'
import { WaitingInput } from '../../features/tickets/waiting-input.tsx'
import { placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { requirePerson } from '../../server/session.ts'

export const metadata: Metadata = { title: 'Tickets' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const { actor } = await requirePerson('tickets:read')
  const query = readListQuery(await searchParams)
  const lens = lensOf(actor)
  const newTicket = (
    <LinkButton href="/tickets/new" variant="primary" icon={<SquarePen aria-hidden />}>
      New ticket
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={lens.seesOthers ? 'Tickets' : 'Your tickets'}
        actions={
          <>
            <ListKeys searchId={listSearchId} />
            {newTicket}
          </>
        }
      />
      <Promptly part={WaitingInput({ from: '/tickets' })} fallback={null} />
      <TicketViews query={query} lens={lens} />
      <Promptly part={AttentionChips({ query })} fallback={null} />
      <TicketFilters query={query} lens={lens} places={await placeChoices(db())} />
      <Promptly part={CountedTabs({ query, lens })} fallback={<StatusTabs query={query} lens={lens} counts={null} />} />
      <Promptly part={TicketResults({ query, lens })} fallback={<TicketsLoading />} />
    </>
  )
}
