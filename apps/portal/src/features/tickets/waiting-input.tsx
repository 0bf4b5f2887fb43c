import { LinkButton } from '@ocs/ui/button'
import { Panel } from '@ocs/ui/panel'
import { services, settle } from '../../server/services.ts'
import { listPath, ticketPath } from './list-query.ts'
import { Ago, ticketName } from './ticket-words.tsx'

const shown = 5

/** What colleagues wait for from the reader, at the top of home and list; nothing where nobody waits. */
export async function WaitingInput({ from, className = '' }: { from: string; className?: string }) {
  const waiting = await settle(services().tickets.input.waiting.query())
  if (!waiting.ok || waiting.value.length === 0) return null
  const now = new Date()
  const rest = waiting.value.length - shown
  return (
    <Panel title="Waiting for your answer" isFlush className={`border-accent ${className}`}>
      <ul>
        {waiting.value.slice(0, shown).map(({ id, asker, question, createdAt, ticket }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="break-words font-medium">{question}</p>
              <p className="text-sm text-muted">
                {asker.name} asks about {ticketName(ticket)}, {ticket.title} ·{' '}
                <Ago instant={createdAt} now={now} suffix=" ago" />
              </p>
            </div>
            <LinkButton href={ticketPath(ticket, from)} variant="primary" aria-label={`Answer: ${question}`}>
              Answer
            </LinkButton>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <div className="border-t p-3">
          <LinkButton href={listPath({ view: 'input', status: 'all' })} size="sm">
            Show {rest} more
          </LinkButton>
        </div>
      ) : null}
    </Panel>
  )
}
