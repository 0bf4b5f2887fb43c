import type { Attention } from '@ocs/contracts/attention'
import type { InputRequest } from '@ocs/contracts/input-requests'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { Ticket } from '@ocs/contracts/tickets'
import { Panel } from '@ocs/ui/panel'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { withdrawInputAction } from './collaboration.actions.ts'

function stateOf({ answeredAt, withdrawnAt }: InputRequest): string {
  if (answeredAt) return `answered ${formatInstant(answeredAt)}`
  return withdrawnAt ? `ended ${formatInstant(withdrawnAt)}` : 'has not answered yet'
}

function Request({ ticket, request }: { ticket: Ticket; request: InputRequest }) {
  const { asked, asker, question, createdAt, answeredAt, withdrawnAt } = request
  const isOpen = !answeredAt && !withdrawnAt
  return (
    <li className="border-b pb-3 last:border-b-0 last:pb-0">
      <p>
        <span className="font-medium">{asked.name}</span> {stateOf(request)}
      </p>
      <p className="mt-1 whitespace-pre-wrap break-words">{question}</p>
      <p className="mt-1 text-sm text-muted">
        Asked by {asker.name}, {formatInstant(createdAt)}
      </p>
      {isOpen && ticket.allowedActions.includes('askInput') ? (
        <div className="mt-2">
          <ConfirmForm
            label="Take back"
            description={`Take back the request to ${asked.name}`}
            title={`Take back the request to ${asked.name}?`}
            text="They can no longer read this ticket. You can ask again at any time."
            confirmLabel="Take back"
            action={withdrawInputAction}
            hidden={{ desk: ticket.desk, number: ticket.number, askedId: asked.id }}
          />
        </div>
      ) : null}
    </li>
  )
}

/** Who else has to do with a ticket: who is asked for input, and who watches it. For the people who work it. */
export function TicketCircle(props: { ticket: Ticket; requests: InputRequest[]; attention: Attention | null }) {
  const { ticket, requests, attention } = props
  if (!ticket.allowedActions.includes('note')) return null
  const watchers = attention?.watchers ?? []
  return (
    <>
      {requests.length > 0 ? (
        <Panel title="Asked for input">
          <ul className="flex flex-col gap-3">
            {requests.map(request => (
              <Request key={request.id} ticket={ticket} request={request} />
            ))}
          </ul>
        </Panel>
      ) : null}
      {watchers.length > 0 ? (
        <Panel title="Watching">
          <p>{watchers.map(person => person.name).join(', ')}</p>
        </Panel>
      ) : null}
    </>
  )
}
