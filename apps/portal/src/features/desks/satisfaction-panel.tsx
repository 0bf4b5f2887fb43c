import {
  type SatisfactionSummary,
  satisfactionLabels,
  satisfactionRatings,
  summaryDays,
} from '@ocs/contracts/satisfaction'
import { DescriptionList } from '@ocs/ui/description-list'
import { Panel } from '@ocs/ui/panel'

/** What requesters said of a desk's closed tickets in the last ninety days. */
export function SatisfactionPanel({ summary: { counts, total } }: { summary: SatisfactionSummary }) {
  const share = (count: number) => `${Math.round((count / total) * 100)}% (${count.toLocaleString('en-US')})`
  return (
    <Panel title="How it went">
      <p className="mb-3 max-w-prose text-muted">
        {total === 0
          ? `Nobody has said how a ticket of this desk went in the last ${summaryDays} days. Requesters are asked once it is closed.`
          : `What requesters said of closed tickets in the last ${summaryDays} days.`}
      </p>
      {total > 0 ? (
        <DescriptionList
          items={satisfactionRatings.map(rating => ({
            label: satisfactionLabels[rating],
            value: share(counts[rating]),
          }))}
        />
      ) : null}
    </Panel>
  )
}
