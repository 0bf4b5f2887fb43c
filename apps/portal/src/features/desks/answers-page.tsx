import type { CannedAnswer, CannedAnswerVersion } from '@ocs/contracts/canned-answers'
import type { Macro, MacroVersion } from '@ocs/contracts/macros'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { SatisfactionSummary } from '@ocs/contracts/satisfaction'
import { type Desk, ticketStatusLabels } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { ErrorState } from '@ocs/ui/error-state'
import { Panel } from '@ocs/ui/panel'
import type { SelectOption } from '@ocs/ui/select'
import { DataTable, type Row } from '@ocs/ui/table'
import { AddAnswer, EditAnswer, SwitchAnswer } from './answer-forms.tsx'
import { DeskHeader } from './desk-header.tsx'
import { MacrosPanel, stepsText } from './macros-panel.tsx'
import { SatisfactionPanel } from './satisfaction-panel.tsx'
import { TextVersions } from './text-versions.tsx'

/** The address of a desk's canned answers and macros; `history` names the one whose versions are shown as well. */
export function answersPath(desk: Desk, history?: string): string {
  return `/desks/${desk}/answers${history ? `?history=${history}` : ''}`
}

function rowOf(answer: CannedAnswer): Row {
  const { id, desk, name, text, status, active, updatedAt, updatedBy, allowedActions } = answer
  const mayChange = allowedActions.includes('change')
  return {
    key: id,
    cells: {
      name: (
        <span className="block max-w-prose">
          <span className="mr-2 font-medium">{name}</span>
          {active ? null : <Badge tone="muted">Switched off</Badge>}
          <span className="line-clamp-2 break-words text-sm font-normal text-muted">{text}</span>
        </span>
      ),
      status: status ? ticketStatusLabels[status] : 'Stays as it is',
      changed: (
        <span className="text-sm">
          {updatedBy.name}
          <span className="block text-muted">{formatInstant(updatedAt)}</span>
        </span>
      ),
      actions: (
        <span className="flex gap-1 max-sm:flex-wrap sm:justify-end">
          {mayChange ? <EditAnswer answer={answer} /> : null}
          {mayChange ? <SwitchAnswer answer={answer} /> : null}
          {mayChange ? (
            <LinkButton href={answersPath(desk, id)} variant="quiet" size="sm" aria-label={`History of ${name}`}>
              History
            </LinkButton>
          ) : null}
        </span>
      ),
    },
  }
}

/** What stands in place of a version's status. */
const statusWords = (status: CannedAnswer['status']) =>
  status ? `Changes the status to ${ticketStatusLabels[status].toLowerCase()}` : 'Leaves the status as it is'

/** The versions of an answer or of a macro, as they were asked for. */
export type TextHistory =
  | { of: 'answer'; name: string; versions: CannedAnswerVersion[] }
  | { of: 'macro'; name: string; versions: MacroVersion[] }

function bodiesOf(history: TextHistory) {
  if (history.of === 'macro') return history.versions.map(version => ({ ...version, body: stepsText(version.steps) }))
  return history.versions.map(version => ({ ...version, body: `${version.text}\n\n${statusWords(version.status)}.` }))
}

/** A desk's canned answers and macros, for who directs it. `people` are those who work the desk anywhere. */
export function AnswersPage(props: {
  desk: Desk
  managed: Desk[]
  answers: CannedAnswer[]
  macros: Macro[]
  people: SelectOption[]
  mayChange: boolean
  history: TextHistory | null
  /** Null where it could not be had. */
  satisfaction: SatisfactionSummary | null
}) {
  const { desk, managed, answers, macros, people, mayChange, history, satisfaction } = props
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="answers" />
      <div className="flex flex-col gap-4" key={desk}>
        {history ? (
          <TextVersions name={history.name} closeHref={answersPath(desk)} versions={bodiesOf(history)} />
        ) : null}
        <Panel title="Canned answers" isFlush actions={mayChange ? <AddAnswer desk={desk} /> : null}>
          <DataTable
            caption="Canned answers"
            isBare
            columns={[
              { key: 'name', header: 'Answer' },
              { key: 'status', header: 'Status', isOneLine: true },
              { key: 'changed', header: 'Last changed', isOneLine: true, hideBelow: 'md' },
              { key: 'actions', header: 'Change', align: 'end' },
            ]}
            rows={answers.map(rowOf)}
            empty={
              <div className="p-4">
                <EmptyState
                  title="No canned answers yet"
                  text="Write down once what this desk writes again and again. It is offered on every ticket."
                />
              </div>
            }
          />
        </Panel>
        <MacrosPanel
          desk={desk}
          macros={macros}
          people={people}
          mayChange={mayChange}
          historyPath={id => answersPath(desk, id)}
        />
        {satisfaction ? <SatisfactionPanel summary={satisfaction} /> : null}
      </div>
    </>
  )
}

/** What stands in place of the answers while the tickets service does not answer. */
export function AnswersDown({ desk, managed }: { desk: Desk; managed: Desk[] }) {
  return (
    <>
      <DeskHeader desk={desk} managed={managed} section="answers" />
      <ErrorState
        title="The canned answers are not available right now"
        text="The tickets service does not answer. Everything else works."
        retryHref={answersPath(desk)}
      />
    </>
  )
}
