import { formatInstant, formatPlainDate } from '@ocs/contracts/plain-dates'
import type { Birth, Recurrence, RecurrenceVersion } from '@ocs/contracts/recurrences'
import { type Desk, deskLabels, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { TextLink } from '@ocs/ui/link'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import { Timeline } from '@ocs/ui/timeline'
import { dayWords, outcomeWords } from './date-words.ts'
import { timeWords } from './desk-time.ts'
import { FileNext, PauseRecurrence } from './recurrence-buttons.tsx'
import { ruleWords } from './recurrence-choice.ts'
import { type RecurrenceChoices, RecurrenceEditor } from './recurrence-editor.tsx'
import { TroubleNotice } from './recurrence-troubles.tsx'
import { recurringPath } from './recurring-path.ts'

const back = (desk: Desk) => ({ href: recurringPath(desk), label: 'Recurring tickets' })

/** The form for a new recurring ticket of a desk. */
export function NewRecurrencePage({ desk, choices }: { desk: Desk; choices: RecurrenceChoices }) {
  return (
    <>
      <PageHeader title="Add recurring ticket" subtitle={`${deskLabels[desk]} desk`} back={back(desk)} />
      <RecurrenceEditor desk={desk} recurrence={null} choices={choices} />
    </>
  )
}

/** A recurring ticket: how it is set up, what came of it, and how it was before. */
export function RecurrencePage(props: {
  recurrence: Recurrence
  choices: RecurrenceChoices
  births: Birth[]
  versions: RecurrenceVersion[]
}) {
  const { recurrence, choices, births, versions } = props
  const { desk, name, schedule, filedFor, active } = recurrence
  const mayChange = recurrence.allowedActions.includes('change')
  return (
    <>
      <PageHeader
        title={name}
        subtitle={`${ruleWords(schedule.rrule)}, filed in the name of ${filedFor.name}${active ? '' : '. Paused'}`}
        back={back(desk)}
        actions={
          mayChange ? (
            <>
              <FileNext recurrence={recurrence} />
              <PauseRecurrence recurrence={recurrence} />
            </>
          ) : null
        }
      />
      <TroubleNotice recurrence={recurrence} />
      <div className="flex flex-col gap-4">
        {mayChange ? <RecurrenceEditor desk={desk} recurrence={recurrence} choices={choices} /> : null}
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <Births desk={desk} births={births} />
          <Versions versions={versions} />
        </div>
      </div>
    </>
  )
}

function Births({ desk, births }: { desk: Desk; births: Birth[] }) {
  return (
    <Panel title="What came of it">
      {births.length === 0 ? <p className="text-muted">No date has come yet.</p> : null}
      <ul aria-label="What came of it" className="flex flex-col gap-2">
        {births.map(birth => {
          const { dueOn, ticketNumber } = birth
          return (
            <li key={dueOn}>
              <span className="mr-2 tabular-nums">{dayWords(dueOn)}</span>
              {ticketNumber === null ? null : (
                <TextLink href={`/tickets/${desk}/${ticketNumber}`}>
                  {deskLabels[desk]} ticket {ticketNumber}
                </TextLink>
              )}
              <span className="block text-sm text-muted">{outcomeWords(birth)}</span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function deed(version: RecurrenceVersion, before: RecurrenceVersion | undefined): string {
  if (!before) return version.version === 1 ? 'added this' : 'saved this'
  if (version.active !== before.active) return version.active ? 'resumed this' : 'paused this'
  return 'changed this'
}

/** How a version read: what a director would want to compare. */
function versionWords({ name, template, schedule }: RecurrenceVersion): string {
  const { title, description, place, room, assignee, checklist, priority } = template
  const { rrule, startsOn, minuteOfDay, onClosure } = schedule
  return [
    name,
    `${ruleWords(rrule)}, from ${formatPlainDate(startsOn)} at ${timeWords(minuteOfDay)}; closed days are ${onClosure === 'skip' ? 'left out' : 'moved'}.`,
    `${title}: ${description}`,
    [place.name, room?.name, ticketPriorityLabels[priority], assignee?.name].filter(Boolean).join(', '),
    ...checklist.map(line => `• ${line}`),
  ].join('\n')
}

function Versions({ versions }: { versions: RecurrenceVersion[] }) {
  return (
    <Panel title="History">
      <Timeline
        items={versions.map((version, at) => ({
          key: String(version.version),
          who: version.by.name,
          what: deed(version, versions[at + 1]),
          when: formatInstant(version.at),
          dateTime: version.at,
          body: versionWords(version),
        }))}
      />
    </Panel>
  )
}
