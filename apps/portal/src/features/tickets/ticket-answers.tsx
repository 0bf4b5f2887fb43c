import type { TicketAnswer } from '@ocs/contracts/categories'
import { Panel } from '@ocs/ui/panel'

function words({ kind, value }: TicketAnswer): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return kind === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 10 }) : String(value)
}

/** What the category asked when the ticket was filed, and what was answered; nothing where it asked nothing. */
export function TicketAnswers({ answers }: { answers: TicketAnswer[] }) {
  if (answers.length === 0) return null
  return (
    <Panel title="Answers">
      <dl className="flex max-w-prose flex-col gap-3">
        {answers.map(answer => (
          <div key={answer.id}>
            <dt className="text-sm text-muted">{answer.label}</dt>
            <dd className="whitespace-pre-wrap break-words">{words(answer)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
