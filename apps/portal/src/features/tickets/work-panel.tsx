import { centralDate, formatPlainDate } from '@ocs/contracts/plain-dates'
import { formatCents } from '@ocs/contracts/requisitions'
import type { Ticket } from '@ocs/contracts/tickets'
import { formatMinutes, type Part, type TimeEntry, type Work } from '@ocs/contracts/work'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import type { ReactNode } from 'react'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { removePartAction, removeTimeAction } from './work.actions.ts'
import { AddPart, EditPart, EditTime, LogTime } from './work-forms.tsx'

type Key = Pick<Ticket, 'desk' | 'number'>

/**
 * The time and parts that went into a ticket, with totals. For the people who work it; nobody else is shown anything.
 * Null is work that could not be had.
 */
export function WorkPanel({ ticket, work }: { ticket: Ticket; work: Work | null }) {
  if (!ticket.allowedActions.includes('note')) return null
  if (work === null) return <Notice tone="warning">The time and parts cannot be shown right now.</Notice>
  const { time, parts } = work
  const today = centralDate(new Date())
  return (
    <Panel title="Time and parts">
      <div className="flex flex-col gap-4">
        {time.length > 0 ? (
          <Entries title="Time" total={`${formatMinutes(work.totalMinutes)} h`}>
            {time.map(entry => (
              <Time key={entry.id} ticket={ticket} entry={entry} today={today} />
            ))}
          </Entries>
        ) : null}
        {parts.length > 0 ? (
          <Entries title="Parts" total={formatCents(work.totalCents)}>
            {parts.map(part => (
              <PartItem key={part.id} ticket={ticket} part={part} />
            ))}
          </Entries>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <LogTime ticket={ticket} today={today} />
          <AddPart ticket={ticket} />
        </div>
        <p className="text-sm text-muted">Only people who work this ticket see this.</p>
      </div>
    </Panel>
  )
}

function Entries({ title, total, children }: { title: string; total: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="flex justify-between border-b pb-1 font-medium">
        {title}
        <span className="tabular-nums">
          <span className="sr-only">in all </span>
          {total}
        </span>
      </h3>
      <ul aria-label={title}>{children}</ul>
    </div>
  )
}

/** One entry: what and how much in the first line, the rest below, and what can be done with it. */
function Entry(props: { name: string; amount: string; detail: string[]; note?: string | null; actions: ReactNode }) {
  const { name, amount, detail, note, actions } = props
  return (
    <li className="border-b py-2 last:border-b-0">
      <p className="flex justify-between gap-3">
        <span className="min-w-0 break-words">{name}</span>
        <span className="shrink-0 tabular-nums">{amount}</span>
      </p>
      {note ? <p className="break-words text-sm">{note}</p> : null}
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <p className="min-w-0 text-sm text-muted">{detail.join(', ')}</p>
        {actions ? <span className="-mr-2 ml-auto flex shrink-0">{actions}</span> : null}
      </div>
    </li>
  )
}

function Time({ ticket, entry, today }: { ticket: Key; entry: TimeEntry; today: string }) {
  const { id, version, by, minutes, workedOn, note, mayChange } = entry
  const name = `${formatMinutes(minutes)} of ${by.name} on ${formatPlainDate(workedOn)}`
  return (
    <Entry
      name={by.name}
      amount={formatMinutes(minutes)}
      note={note}
      detail={[formatPlainDate(workedOn)]}
      actions={
        mayChange ? (
          <>
            <EditTime ticket={ticket} entry={entry} today={today} name={name} />
            <ConfirmForm
              label="Remove"
              description={`Remove ${name}`}
              title="Remove this time?"
              text={`${name} no longer counts. The history keeps a line that it was here.`}
              confirmLabel="Remove time"
              action={removeTimeAction}
              hidden={{ desk: ticket.desk, number: ticket.number, id, version }}
              variant="quiet"
              isDanger
            />
          </>
        ) : null
      }
    />
  )
}

function PartItem({ ticket, part }: { ticket: Key; part: Part }) {
  const { id, version, by, name, quantity, unitCents, supplier, partNumber, mayChange } = part
  const single = quantity > 1 ? [`${quantity} at ${formatCents(unitCents)}`] : []
  return (
    <Entry
      name={name}
      amount={formatCents(quantity * unitCents)}
      detail={[...single, ...[supplier, partNumber].filter(fact => fact !== null), by.name]}
      actions={
        mayChange ? (
          <>
            <EditPart ticket={ticket} part={part} />
            <ConfirmForm
              label="Remove"
              description={`Remove ${name}`}
              title="Remove this part?"
              text={`“${name}” no longer counts. The history keeps a line that it was here.`}
              confirmLabel="Remove part"
              action={removePartAction}
              hidden={{ desk: ticket.desk, number: ticket.number, id, version }}
              variant="quiet"
              isDanger
            />
          </>
        ) : null
      }
    />
  )
}
