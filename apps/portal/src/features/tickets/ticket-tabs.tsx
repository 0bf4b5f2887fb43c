import type { TicketCounts } from '@ocs/contracts/ticket-list'
import { ticketStatuses, ticketStatusLabels } from '@ocs/contracts/tickets'
import { Tabs } from '@ocs/ui/tabs'
import { services, settle } from '../../server/services.ts'
import { countWords } from './count-words.ts'
import type { Lens } from './lens.ts'
import { archivePath, filterOf, type ListQuery, listPath } from './list-query.ts'

type Tab = { label: string; status: ListQuery['status']; overdue?: '1'; count?: number; more?: boolean }

function tabsOf(lens: Lens, counts: TicketCounts | null): Tab[] {
  const one = ticketStatuses.map(status => ({
    label: ticketStatusLabels[status],
    status,
    count: counts?.byStatus[status],
    more: status === 'closed' && counts?.closedMore,
  }))
  const all = counts ? Object.values(counts.byStatus).reduce((sum, count) => sum + count, 0) : undefined
  const open = { label: lens.works.length > 0 ? 'All open' : 'Open', status: undefined, count: counts?.anyOpen }
  const shown = lens.works.length > 0 ? one : one.filter(({ status }) => status === 'long_term' || status === 'closed')
  // Who does not work tickets has nothing to hurry.
  const overdue = { label: 'Overdue', status: undefined, overdue: '1' as const, count: counts?.overdue }
  const late = lens.works.length > 0 ? [overdue] : []
  return [open, ...late, ...shown, { label: 'All', status: 'all', count: all, more: counts?.closedMore }]
}

/** The statuses as tabs, and the archive; without counts while they are on their way, or where the service does not answer. */
export function StatusTabs({ query, lens, counts }: { query: ListQuery; lens: Lens; counts: TicketCounts | null }) {
  const tabs = tabsOf(lens, counts).map(({ label, status, overdue, count, more }) => ({
    label,
    count,
    countText: count === undefined ? undefined : countWords(count, more ?? false),
    href: listPath(query, { status, overdue, year: undefined }),
    isSelected: !query.year && query.status === status && query.overdue === overdue,
  }))
  const archive = { label: 'Archive', href: archivePath(query), isSelected: query.year !== undefined }
  return <Tabs label="Status" tabs={[...tabs, archive]} />
}

/** The tabs with how many tickets are in each, under the filters of the list. */
export async function CountedTabs({ query, lens }: { query: ListQuery; lens: Lens }) {
  const counts = await settle(
    services().tickets.tickets.counts.query(filterOf({ ...query, overdue: undefined, year: undefined }, lens)),
  )
  return <StatusTabs query={query} lens={lens} counts={counts.ok ? counts.value : null} />
}
