import type { TicketAnswer } from '@ocs/contracts/categories'
import { DescriptionList } from '@ocs/ui/description-list'
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
      <DescriptionList
        items={answers.map(answer => ({
          label: answer.label,
          value: <span className="whitespace-pre-wrap break-words">{words(answer)}</span>,
        }))}
      />
    </Panel>
  )
}
