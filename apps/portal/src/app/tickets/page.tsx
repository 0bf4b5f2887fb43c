import { LinkButton } from '@ocs/ui/button'
import { PageHeader } from '@ocs/ui/page-header'
import { SquarePen } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ArchiveFilters, ArchiveList, ArchiveYears } from '../../features/tickets/archive-list.tsx'
import { AttentionChips } from '../../features/tickets/attention-chips.tsx'
import { lensOf } from '../../features/tickets/lens.ts'
import { ListKeys } from '../../features/tickets/list-keys.tsx'
import { pagePath } from '../../features/tickets/list-query.ts'
import { LiveList } from '../../features/tickets/live-list.tsx'
import { Promptly } from '../../features/tickets/promptly.tsx'
import { listAt, savedViews } from '../../features/tickets/saved-view-choices.ts'
import { listSearchId, TicketFilters } from '../../features/tickets/ticket-filters.tsx'
import { TicketListPart } from '../../features/tickets/ticket-list-part.tsx'
import { TicketsLoading } from '../../features/tickets/ticket-results.tsx'
import { CountedTabs, StatusTabs } from '../../features/tickets/ticket-tabs.tsx'
import { TicketViews } from '../../features/tickets/ticket-views.tsx'
import { WaitingInput } from '../../features/tickets/waiting-input.tsx'
import { placeChoices } from '../../server/choices.ts'
import { db } from '../../server/db.ts'
import { requirePerson } from '../../server/session.ts'

export const metadata: Metadata = { title: 'Tickets' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const { actor } = await requirePerson('tickets:read')
  const lens = lensOf(actor)
  const saved = await savedViews(lens)
  const { query, goTo } = listAt(await searchParams, saved, lens)
  if (goTo) redirect(goTo)
  const newTicket = (
    <LinkButton href="/tickets/new" variant="primary" icon={<SquarePen aria-hidden />}>
      New ticket
    </LinkButton>
  )
  const { year } = query
  const places = await placeChoices(db())
  const tabs = (
    <Promptly part={CountedTabs({ query, lens })} fallback={<StatusTabs query={query} lens={lens} counts={null} />} />
  )
  return (
    <>
      <PageHeader
        title={lens.seesOthers ? 'Tickets' : 'Your tickets'}
        actions={
          <>
            <ListKeys searchId={listSearchId} canSelect={lens.works.length > 0 && !year} />
            {lens.works.length > 0 ? <LinkButton href="/tickets/quick-fix">Quick fix</LinkButton> : null}
            {newTicket}
          </>
        }
      />
      {year ? (
        <>
          <Promptly part={ArchiveYears({ query: { ...query, year } })} fallback={null} />
          <ArchiveFilters query={{ ...query, year }} lens={lens} places={places} />
          {tabs}
          <Promptly part={ArchiveList({ query: { ...query, year }, lens })} fallback={<TicketsLoading />} />
        </>
      ) : (
        <>
          <LiveList key={pagePath(query)} address={pagePath(query)} />
          <Promptly part={WaitingInput({ from: '/tickets', className: 'mb-4' })} fallback={null} />
          <TicketViews query={query} lens={lens} saved={saved}>
            <Promptly part={AttentionChips({ query, lens })} fallback={null} />
          </TicketViews>
          <TicketFilters query={query} lens={lens} places={places} />
          {tabs}
          <TicketListPart query={query} lens={lens} me={{ id: actor.id, name: actor.name }} />
        </>
      )}
    </>
  )
}
