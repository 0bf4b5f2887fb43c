import type { Recurrence } from '@ocs/contracts/recurrences'
import type { Desk } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { Panel } from '@ocs/ui/panel'
import { DataTable, type Row } from '@ocs/ui/table'
import { dayWords, outcomeWords } from './date-words.ts'
import { DeskHeader } from './desk-header.tsx'
import { timeWords } from './desk-time.ts'
import { FileNext, PauseRecurrence } from './recurrence-buttons.tsx'
import { ruleWords } from './recurrence-choice.ts'
import { TroubleBadges } from './recurrence-troubles.tsx'
import { recurringPath } from './recurring-path.ts'

function NextDate({ next, active }: Pick<Recurrence, 'next' | 'active'>) {
  if (!active) return <Badge tone="muted">Paused</Badge>
  if (!next) return <Badge tone="muted">Over</Badge>
  const words = outcomeWords(next)
  return (
    <span>
      {dayWords(next.filedOn ?? next.dueOn)}
      {words && next.outcome === 'moved' ? (
        <span className="block text-sm text-muted">moved from {dayWords(next.dueOn)}</span>
      ) : null}
    </span>
  )
}

function rowOf(recurrence: Recurrence): Row {
  const { id, desk, name, template, schedule, next, active, troubles, allowedActions } = recurrence
  const mayChange = allowedActions.includes('change')
  const isGone = troubles.some(trouble => trouble.kind === 'assignee_gone')
  return {
    key: id,
    ...(mayChange && { href: recurringPath(desk, id) }),
    cells: {
      name,
      rule: (
        <span>
          {ruleWords(schedule.rrule)}
          <span className="block text-sm text-muted">at {timeWords(schedule.minuteOfDay)}</span>
        </span>
      ),
      where: (
        <span>
          {template.place.name}
          {isGone ? null : (
            <span className="block text-sm text-muted">{template.assignee?.name ?? 'Waits in the queue'}</span>
          )}
          <TroubleBadges recurrence={recurrence} />
        </span>
      ),
      next: <NextDate next={next} active={active} />,
      actions: mayChange ? (
        <span className="relative flex flex-wrap gap-1 sm:justify-end">
          {next ? <FileNext recurrence={recurrence} /> : null}
          <PauseRecurrence recurrence={recurrence} />
        </span>
      ) : null,
    },
  }
}

/** A desk's recurring tickets, for who directs it. */
export function RecurrencesPage(props: { desk: Desk; managed: Desk[]; recurrences: Recurrence[]; mayChange: boolean }) {
  const { desk, managed, recurrences, mayChange } = props
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="recurring" />
      <Panel
        title="Recurring tickets"
        isFlush
        actions={
          mayChange ? (
            <LinkButton href={recurringPath(desk, 'new')} size="sm">
              Add recurring ticket
            </LinkButton>
          ) : null
        }
      >
        <DataTable
          caption="Recurring tickets"
          isBare
          columns={[
            { key: 'name', header: 'Name' },
            { key: 'rule', header: 'When' },
            { key: 'where', header: 'Where and who' },
            { key: 'next', header: 'Next ticket', isOneLine: true },
            { key: 'actions', header: 'Change', align: 'end', width: '11rem' },
          ]}
          rows={recurrences.map(rowOf)}
          empty={
            <div className="p-4">
              <EmptyState
                title="No recurring tickets yet"
                text="Filters to change, labs to check: set it up once, and the ticket is filed on its day."
              />
            </div>
          }
        />
      </Panel>
    </>
  )
}

/** What stands in place of the recurring tickets while the tickets service does not answer. */
export function RecurrencesDown({ desk, managed }: { desk: Desk; managed: Desk[] }) {
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="recurring" />
      <ErrorState
        title="The recurring tickets are not available right now"
        text="The tickets service does not answer. Everything else works, and what is due is filed as soon as it is back."
        retryHref={recurringPath(desk)}
      />
    </>
  )
}
