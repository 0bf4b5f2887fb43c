'use client'

import {
  type Ticket,
  type TicketAction,
  type TicketPriority,
  type TicketStatus,
  ticketPriorities,
  ticketPriorityLabels,
  ticketStatusLabels,
} from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { ComboBox, type ComboItem } from '@ocs/ui/combo-box'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import { RadioCards } from '@ocs/ui/radio-cards'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { useState } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from '../../form/action-form.tsx'
import type { DraftStart } from '../../form/draft-state.ts'
import { insertText } from '../../form/insert-text.ts'
import { DraftKeeper, type Kept, KeptForm } from '../../form/kept-form.tsx'
import { useOffer } from '../../form/palette-offers.tsx'
import { SearchPicker } from '../../form/search-picker.tsx'
import type { ReadyAnswer } from './canned-answers.ts'
import { CannedPicker } from './canned-picker.tsx'
import { answerDraftKey } from './filing.ts'
import { findColleagues } from './find-colleagues.ts'
import { WritingPeople } from './live-ticket.tsx'
import { MentionField } from './mention-field.tsx'
import { News, type NewsLine, useNews } from './panel-news.tsx'
import { ticketGroup } from './ticket-words.tsx'
import { changeTicketAction } from './tickets.actions.ts'

type Deed = Exclude<TicketAction, 'claim' | 'answerInput' | 'watch' | 'link' | 'merge' | 'split' | 'leave' | 'rate'>

const deeds: { deed: Deed; label: string; submit: string; hint: string }[] = [
  { deed: 'comment', label: 'Comment', submit: 'Add comment', hint: 'Everyone who may see this ticket can read it.' },
  { deed: 'note', label: 'Internal note', submit: 'Add note', hint: 'Only people who work this ticket can read it.' },
  {
    deed: 'askInput',
    label: 'Ask for input',
    submit: 'Ask',
    hint: 'What do you want to know? They can read this ticket until they answer; it stays with whom it is.',
  },
  { deed: 'assign', label: 'Assign', submit: 'Assign', hint: 'What should they know? They read it in the history.' },
  { deed: 'changeStatus', label: 'Change status', submit: 'Change status', hint: 'Say why: the requester reads this.' },
  {
    deed: 'changePriority',
    label: 'Change priority',
    submit: 'Change priority',
    hint: 'Say why, if it is not plain.',
  },
  { deed: 'close', label: 'Close', submit: 'Close ticket', hint: 'Say what was done: the requester reads this.' },
  { deed: 'reopen', label: 'Reopen', submit: 'Reopen ticket', hint: 'Say what is still wrong.' },
]

const statuses: TicketStatus[] = ['open', 'in_progress', 'on_hold', 'long_term']

/** What a panel takes. */
export type TicketPanelProps = {
  ticket: Pick<Ticket, 'desk' | 'number' | 'version' | 'status' | 'priority' | 'allowedActions'>
  /** Who the ticket can be given to. */
  people: ComboItem[]
  /** Who can be named in an answer and in a note. */
  readers: { answer: ComboItem[]; note: ComboItem[] }
  /** The ready-made answers of the desk, filled in for this ticket. */
  canned: ReadyAnswer[]
  /** How many lines of the checklist are not ticked. */
  openLines: number
  /** The whole history in words, the oldest first. */
  news: NewsLine[]
  /** The id of who writes here. */
  me: string
  /** Open tickets that block this one, in words. */
  blockers: string[]
  /** The list to go back to when the ticket is closed. */
  from: string
  /** What the reader had begun to write. */
  draft: DraftStart
}

/** What is chosen: a deed, and a new status where an answer brought one along. */
type Choice = { deed: Deed; status: string }
const first: Choice = { deed: 'comment', status: '' }

/** The choice. A form that was sent is reset, which the cards must follow: back to the first of them. */
function useChoice(form: ActionFormHandle, begun: Choice) {
  const [choice, setChoice] = useState(begun)
  const [answered, setAnswered] = useState(form.state)
  if (form.state !== answered) {
    setAnswered(form.state)
    if (form.state.status === 'done') setChoice(first)
  }
  return [choice, setChoice] as const
}

/** What an answer chooses: closing, another status, or, where it brings none that would be new, what is chosen already. */
function choiceWith({ status }: ReadyAnswer, { status: now, allowedActions }: TicketPanelProps['ticket'], was: Choice) {
  if (status === null || status === now) return was
  const deed = status === 'closed' ? 'close' : 'changeStatus'
  return allowedActions.includes(deed) ? ({ deed, status: status === 'closed' ? '' : status } as const) : was
}

/** Everything that this person may do to this ticket now. There is one note, and it stays whatever is chosen. */
export function TicketPanel(props: TicketPanelProps) {
  return <KeptForm start={props.draft}>{kept => <DeedForm {...props} kept={kept} />}</KeptForm>
}

/** What a draft was to do, where its writer may still do it: a note to the desk must not come back as an answer to all. */
function begunDeed({ allowedActions }: TicketPanelProps['ticket'], kept: Kept): Deed | undefined {
  return deeds.find(each => each.deed === kept.values.deed && allowedActions.includes(each.deed))?.deed
}

function DeedForm({ kept, ...props }: TicketPanelProps & { kept: Kept }) {
  const { ticket, people, readers, canned, openLines, blockers, from } = props
  const [begun] = useState(() => begunDeed(ticket, kept))
  const form = useActionForm(changeTicketAction, 'deed', begun ? kept.values : {})
  const [choice, setChoice] = useChoice(form, begun ? { deed: begun, status: kept.values.status ?? '' } : first)
  const { fresh, isWriting, noteTyped } = useNews(props, form)
  // Words meant for one deed must not be sent as another, because somebody else did something just now: the press is refused.
  const isMeant = (deed: Deed) => isWriting && deed === choice.deed && form.state.status !== 'failed'
  const offered = deeds.filter(
    each =>
      isMeant(each.deed) ||
      (ticket.allowedActions.includes(each.deed) && (each.deed !== 'assign' || people.length > 0)),
  )
  useOffer({
    id: 'deeds',
    title: ticketGroup,
    lines: offered.map(({ deed, label }) => ({
      id: deed,
      label: `${label}…`,
      onAction: () => {
        setChoice({ ...choice, deed })
        document.getElementById(form.idOf('note'))?.focus()
      },
    })),
  })
  const current = offered.find(each => each.deed === choice.deed) ?? offered[0]
  if (!current) return null
  const { desk, number, version } = ticket
  return (
    <Panel title="Answer or change">
      <ActionForm form={form} hidden={{ desk, number, version, from }}>
        <DraftKeeper kept={begun ? kept : { ...kept, typedAt: null }} draftKey={answerDraftKey(ticket)} form={form} />
        <News lines={fresh} />
        <FormStack>
          <RadioCards
            name="deed"
            id="deed-deed"
            label="What do you want to do?"
            isLabelHidden
            columns={offered.length > 2 ? 4 : 2}
            isShort
            options={offered.map(each => ({ value: each.deed, label: each.label }))}
            value={current.deed}
            onChange={value =>
              setChoice({ ...choice, deed: deeds.find(each => each.deed === value)?.deed ?? 'comment' })
            }
          />
          {current.deed === 'close' ? <OpenLines count={openLines} /> : null}
          {current.deed === 'close' ? <Blocked by={blockers} /> : null}
          {current.deed === 'assign' ? <Assignee form={form} people={people} /> : null}
          {current.deed === 'changeStatus' ? (
            <NewStatus
              form={form}
              now={ticket.status}
              chosen={choice.status}
              onChoose={status => setChoice({ ...choice, status })}
            />
          ) : null}
          {current.deed === 'changePriority' ? <NewPriority form={form} now={ticket.priority} /> : null}
          {current.deed === 'askInput' ? <Colleague form={form} /> : null}
          <CannedPicker
            id={form.idOf('canned')}
            answers={canned}
            onPick={answer => {
              setChoice(choiceWith(answer, ticket, choice))
              insertText(form.idOf('note'), answer.text, 'after')
            }}
          />
          <TextArea
            {...form.field('note')}
            label={current.deed === 'askInput' ? 'Question' : 'Note'}
            hint={current.hint}
            isOptional={current.deed === 'assign' || current.deed === 'changePriority'}
            maxLength={5000}
            hasCounter
            onInput={event => noteTyped(event.currentTarget.value)}
          />
          {current.deed === 'comment' || current.deed === 'note' ? (
            <MentionField
              key={current.deed}
              form={form}
              people={readers[current.deed === 'note' ? 'note' : 'answer']}
            />
          ) : null}
          <FormActions>
            <SubmitButton isPending={form.isPending}>{current.submit}</SubmitButton>
            <WritingPeople />
          </FormActions>
        </FormStack>
      </ActionForm>
    </Panel>
  )
}

function OpenLines({ count }: { count: number }) {
  if (count === 0) return null
  const lines = count === 1 ? 'One line of the checklist is' : `${count} lines of the checklist are`
  return <Notice tone="warning">{lines} still open. You can close the ticket all the same.</Notice>
}

/** Closing what waits for something else is allowed, but seldom meant. */
function Blocked({ by }: { by: string[] }) {
  if (by.length === 0) return null
  return (
    <Notice tone="warning" title="Something that blocks this ticket is still open">
      <ul>
        {by.map(name => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Assignee({ form, people }: { form: ActionFormHandle; people: ComboItem[] }) {
  const { defaultValue, ...field } = form.field('assigneeId')
  return (
    <ComboBox
      {...field}
      label="Assign to"
      placeholder="Type a name"
      items={people}
      defaultItem={people.find(person => person.id === defaultValue)}
      emptyText="Nobody of this name works this desk here"
    />
  )
}

function Colleague({ form }: { form: ActionFormHandle }) {
  const { defaultValue: _, ...field } = form.field('askedId')
  return (
    <SearchPicker {...field} label="Whom" placeholder="Type a name" search={findColleagues} emptyText="Nobody found" />
  )
}

function NewStatus(props: {
  form: ActionFormHandle
  now: TicketStatus
  chosen: string
  onChoose: (status: string) => void
}) {
  const { form, now, chosen, onChoose } = props
  const { defaultValue: _, ...field } = form.field('status')
  return (
    <Select
      {...field}
      label="New status"
      placeholder="Choose a status"
      value={chosen}
      onChange={event => onChoose(event.currentTarget.value)}
      options={statuses
        .filter(status => status !== now)
        .map(status => ({ value: status, label: ticketStatusLabels[status] }))}
    />
  )
}

function NewPriority({ form, now }: { form: ActionFormHandle; now: TicketPriority }) {
  return (
    <Select
      {...form.field('priority')}
      label="New priority"
      placeholder="Choose a priority"
      options={ticketPriorities
        .toReversed()
        .filter(priority => priority !== now)
        .map(priority => ({ value: priority, label: ticketPriorityLabels[priority] }))}
    />
  )
}
