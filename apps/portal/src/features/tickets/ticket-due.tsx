import { type Ticket, type TicketPriority, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import type { Fact } from '@ocs/ui/description-list'
import type { ReactNode } from 'react'
import { dueWords, nextDue, shortDueWords } from './due-words.ts'
import { When } from './ticket-words.tsx'

/** A priority that stands out; the usual ones do not. */
export function PriorityBadge({ priority }: { priority: TicketPriority }) {
  if (priority !== 'urgent' && priority !== 'high') return null
  return <Badge tone={priority === 'urgent' ? 'danger' : 'warning'}>{ticketPriorityLabels[priority]}</Badge>
}

/** Whether a ticket is past a due time or close to it; nothing where it is neither. */
export function OverdueBadge({ overdue }: { overdue: Ticket['clock']['overdue'] }) {
  if (overdue === 'none') return null
  return overdue === 'late' ? (
    <Badge tone="danger" hasDot>
      Late
    </Badge>
  ) : (
    <Badge tone="warning" hasDot>
      Due soon
    </Badge>
  )
}

/** What a ticket's column of due times shows: the next one, and whether it is late. */
export function Due({ ticket, now }: { ticket: Ticket; now: Date }) {
  const due = nextDue(ticket)
  if (!due) return ticket.clock.pausedAt ? <span className="text-muted">Paused</span> : null
  return (
    <span className="flex flex-col items-start gap-0.5 max-sm:flex-row max-sm:items-center max-sm:gap-2">
      <OverdueBadge overdue={ticket.clock.overdue} />
      <time dateTime={due} title={`${dueWords(due, now)} Central`} className="whitespace-nowrap text-sm text-muted">
        <span className="sm:hidden">due </span>
        {shortDueWords(due, now)}
      </time>
    </span>
  )
}

function DueTime({ due, at, now }: { due: string; at: Date; now: Date }): ReactNode {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <time dateTime={due}>{dueWords(due, now)}</time>
      {at > new Date(due) ? <Badge tone="danger">Late</Badge> : null}
    </span>
  )
}

/** When a ticket should be answered and done, and whether that was or is late. */
export function dueFacts({ status, closedAt, clock }: Ticket, now: Date): Fact[] {
  const { firstAnswerDueAt, firstAnsweredAt, resolutionDueAt, pausedAt } = clock
  const until = closedAt ? new Date(closedAt) : now
  const answered = firstAnsweredAt ? new Date(firstAnsweredAt) : until
  if (status === 'closed' && !firstAnsweredAt && !resolutionDueAt) return []
  return [
    ...(firstAnswerDueAt
      ? [{ label: 'First answer due', value: <DueTime due={firstAnswerDueAt} at={answered} now={now} /> }]
      : []),
    ...(firstAnsweredAt ? [{ label: 'First answered', value: <When instant={firstAnsweredAt} /> }] : []),
    ...(resolutionDueAt
      ? [
          {
            label: status === 'closed' ? 'Was due' : 'Due',
            value: <DueTime due={resolutionDueAt} at={until} now={now} />,
          },
        ]
      : []),
    ...(pausedAt
      ? [
          {
            label: 'Clock',
            value: (
              <>
                Paused while on hold, since <When instant={pausedAt} />
              </>
            ),
          },
        ]
      : []),
  ]
}
