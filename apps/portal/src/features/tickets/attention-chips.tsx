import { mostUnread } from '@ocs/contracts/attention'
import { ChipRow, type FilterChip, FilterChips } from '@ocs/ui/filter-bar'
import { services, settle } from '../../server/services.ts'
import type { Lens } from './lens.ts'
import { type ListQuery, listPath } from './list-query.ts'
import { ReadAllButton } from './read-all-button.tsx'

const words = (label: string, count: number) =>
  count === 0 ? label : `${label} ${count >= mostUnread ? `${mostUnread}+` : count}`

/**
 * What waits for the reader's eyes: lists of their own beside the views, each with how many are new. Who has a queue has all
 * of them; for others what is empty only stands in the way.
 */
export async function AttentionChips({ query, lens }: { query: ListQuery; lens: Lens }) {
  const { unread, chips } = await chipsFor(query, name => lens.seesOthers && name !== 'Yours too')
  if (chips.length === 0) return null
  // Beside what is unread, and not beside a queue, where it would be pressed by accident.
  return <Chips chips={chips} mayReadAll={unread > 0 && query.unread === '1'} />
}

/** The same on the home page: only what is new, and nothing where nothing is. */
export async function NewAtHome() {
  const { unread, chips } = await chipsFor({}, () => false)
  if (chips.length === 0) return null
  return (
    <ChipRow>
      <Chips chips={chips} mayReadAll={unread > 0} />
    </ChipRow>
  )
}

/** The lists that are `kept` even when they are empty, and the others where they are not. */
async function chipsFor(query: ListQuery, kept: (name: string) => boolean) {
  const counts = await settle(services().tickets.attention.counts.query())
  const { unread, input, mentions, watching, affected } = counts.ok
    ? counts.value
    : { unread: 0, input: 0, mentions: 0, watching: 0, affected: 0 }
  const whole = { desk: 'both', status: 'all' } as const
  const viewing = (view: ListQuery['view']) => query.view === view && query.unread === undefined
  const lists = [
    { label: 'Unread', count: unread, change: { unread: '1' as const }, isSelected: query.unread === '1' },
    {
      label: 'Waiting for your answer',
      count: input,
      change: { view: 'input' as const },
      isSelected: viewing('input'),
    },
    { label: 'Mentions you', count: mentions, change: { view: 'mentions' as const }, isSelected: viewing('mentions') },
    { label: 'Yours too', count: affected, change: { view: 'affected' as const }, isSelected: viewing('affected') },
    { label: 'Watching', count: watching, change: { view: 'watching' as const }, isSelected: viewing('watching') },
  ]
  const chips = lists
    .filter(({ label, count, isSelected }) => kept(label) || count > 0 || isSelected)
    .map(({ label, count, change, isSelected }) => {
      return { label: words(label, count), href: listPath({ ...whole, ...change }), isSelected }
    })
  return { unread, chips }
}

function Chips({ chips, mayReadAll }: { chips: FilterChip[]; mayReadAll: boolean }) {
  return (
    <>
      <FilterChips label="For you" chips={chips} />
      {mayReadAll ? <ReadAllButton /> : null}
    </>
  )
}
