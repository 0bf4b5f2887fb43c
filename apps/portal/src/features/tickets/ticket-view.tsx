import { formatInstant } from '@ocs/contracts/plain-dates'
import {
  deskLabels,
  type Ticket,
  type TicketHistoryItem,
  type TicketKey,
  ticketStatusLabels,
} from '@ocs/contracts/tickets'
import { ErrorState } from '@ocs/ui/error-state'
import { Notice } from '@ocs/ui/notice'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import type { deskPeople } from '../../server/choices.ts'
import { ClaimButton } from './claim-button.tsx'
import { FiledNotice } from './filed-notice.tsx'
import { ticketPath } from './list-query.ts'
import { OverdueBadge, PriorityBadge } from './ticket-due.tsx'
import { TicketFacts } from './ticket-facts.tsx'
import { TicketHistory } from './ticket-history.tsx'
import { type NewsLine, TicketPanel } from './ticket-panel.tsx'
import { deedWords, Status, ticketName } from './ticket-words.tsx'

/** What a ticket's page takes. */
export type TicketViewProps = {
  ticket: Ticket
  /** Null where it could not be had. */
  history: TicketHistoryItem[] | null
  /** Who the ticket can be given to. */
  people: Awaited<ReturnType<typeof deskPeople>>
  /** The list it was opened from. */
  from: string
  isJustFiled: boolean
}

function newsLine(item: TicketHistoryItem): NewsLine {
  const to = item.statusTo ? ` The status is now ${ticketStatusLabels[item.statusTo].toLowerCase()}.` : ''
  return { id: item.id, text: `${item.actor.name} ${deedWords(item)}, ${formatInstant(item.at)}.${to}` }
}

/** A ticket: what was asked, what happened, and what this reader may do now. */
export function TicketView({ ticket, history, people, from, isJustFiled }: TicketViewProps) {
  const { assignee, allowedActions } = ticket
  const candidates = people.filter(person => person.id !== assignee?.id)
  return (
    <>
      <PageHeader
        title={ticket.title}
        back={{ href: from, label: from === '/' ? 'Home' : 'Back to the list' }}
        meta={
          <>
            <Status status={ticket.status} />
            <PriorityBadge priority={ticket.priority} />
            <OverdueBadge overdue={ticket.clock.overdue} />
            <span>
              {deskLabels[ticket.desk]} ticket <span className="tabular-nums">{ticket.number}</span>
            </span>
          </>
        }
        actions={allowedActions.includes('claim') ? <ClaimButton ticket={ticket} isTaken={assignee !== null} /> : null}
      />
      {isJustFiled ? <FiledNotice ticket={ticket} /> : null}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <Panel title="Description">
          <p className="max-w-prose whitespace-pre-wrap break-words">{ticket.description}</p>
        </Panel>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <TicketFacts ticket={ticket} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {history ? (
            <TicketHistory history={history} />
          ) : (
            <Notice tone="warning">The history of this ticket cannot be shown right now.</Notice>
          )}
          <TicketPanel
            ticket={ticket}
            people={candidates.map(({ id, name, jobTitle }) => ({ id, label: name, detail: jobTitle ?? undefined }))}
            news={(history ?? []).map(newsLine)}
            from={from}
          />
        </div>
      </div>
    </>
  )
}

/** What stands in place of a ticket while the tickets service does not answer. */
export function TicketDown({ ticket }: { ticket: TicketKey }) {
  return (
    <>
      <PageHeader title={ticketName(ticket)} back={{ href: '/tickets', label: 'Tickets' }} />
      <ErrorState
        title="This ticket is not available right now"
        text="The tickets service does not answer. Everything else works; no ticket is lost."
        retryHref={ticketPath(ticket)}
      />
    </>
  )
}
