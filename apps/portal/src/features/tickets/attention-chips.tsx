import { mostUnread } from '@ocs/contracts/attention'
import { FilterChips } from '@ocs/ui/filter-bar'
import { services, settle } from '../../server/services.ts'
import { type ListQuery, listPath } from './list-query.ts'
import { ReadAllButton } from './read-all-button.tsx'

const words = (label: string, count: number) =>
  count === 0 ? label : `${label} ${count >= mostUnread ? `${mostUnread}+` : count}`

/** What waits for the reader's eyes: lists of their own beside the views, each with how many are new. */
export async function AttentionChips({ query }: { query: ListQuery }) {
  const counts = await settle(services().tickets.attention.counts.query())
  const { unread, input, mentions, watching } = counts.ok
    ? counts.value
    : { unread: 0, input: 0, mentions: 0, watching: 0 }
  const whole = { desk: 'both', status: 'all' } as const
  const chips = [
    { label: words('Unread', unread), change: { ...whole, unread: '1' as const }, isSelected: query.unread === '1' },
    { label: words('Waiting for your answer', input), change: { ...whole, view: 'input' as const } },
    { label: words('Mentions you', mentions), change: { ...whole, view: 'mentions' as const } },
    { label: words('Watching', watching), change: { ...whole, view: 'watching' as const } },
  ].map(({ label, change, isSelected }) => ({
    label,
    href: listPath(change),
    isSelected: isSelected ?? ('view' in change && query.view === change.view && query.unread === undefined),
  }))
  return (
    <div className="mb-2 flex flex-wrap items-start justify-between gap-x-3">
      <div className="min-w-0 max-sm:w-full">
        <FilterChips label="For you" chips={chips} />
      </div>
      {unread > 0 ? <ReadAllButton /> : null}
    </div>
  )
}
