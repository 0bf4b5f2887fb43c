import { formatInstant } from '@ocs/contracts/plain-dates'
import { type Satisfaction, satisfactionLabels, type TicketSatisfaction } from '@ocs/contracts/satisfaction'
import type { Ticket } from '@ocs/contracts/tickets'
import { Badge, type Tone } from '@ocs/ui/badge'
import { Panel } from '@ocs/ui/panel'

const tones: Record<Satisfaction['rating'], Tone> = { solved_well: 'success', solved: 'neutral', not_solved: 'danger' }

function Said({ said, isEarlier }: { said: Satisfaction; isEarlier: boolean }) {
  return (
    <li>
      <Badge tone={tones[said.rating]}>{satisfactionLabels[said.rating]}</Badge>
      {said.comment ? <p className="mt-1 whitespace-pre-wrap break-words">{said.comment}</p> : null}
      <p className="mt-1 text-sm text-muted">
        {said.by.name}, {formatInstant(said.at)}
        {isEarlier ? ', before it was reopened' : ''}
      </p>
    </li>
  )
}

/** What the requester said of a closed ticket, for the people who work it. */
export function SaidOfIt({ ticket, satisfaction }: { ticket: Ticket; satisfaction: TicketSatisfaction }) {
  const { given, earlier } = satisfaction
  if (!ticket.allowedActions.includes('note') || (!given && earlier.length === 0)) return null
  return (
    <Panel title="How it went">
      <ul className="flex flex-col gap-3">
        {earlier.map(said => (
          <Said key={said.closedAt} said={said} isEarlier />
        ))}
        {given ? <Said said={given} isEarlier={false} /> : null}
      </ul>
    </Panel>
  )
}
