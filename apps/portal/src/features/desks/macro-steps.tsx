'use client'

import {
  type MacroStep,
  type MacroStepKind,
  macroStepKinds,
  macroStepLabels,
  maxMacroSteps,
} from '@ocs/contracts/macros'
import { ChangeStatusInput, ticketPriorities, ticketPriorityLabels, ticketStatusLabels } from '@ocs/contracts/tickets'
import { Button, IconButton } from '@ocs/ui/button'
import { FieldErrors } from '@ocs/ui/field'
import { Select, type SelectOption } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { type StepDraft, stepField } from './macro.form.ts'
import { PlaceholderButtons } from './placeholder-buttons.tsx'

const kindOptions = macroStepKinds.map(value => ({ value, label: macroStepLabels[value] }))
const priorityOptions = ticketPriorities.toReversed().map(value => ({ value, label: ticketPriorityLabels[value] }))
const statusOptions = ChangeStatusInput.shape.status.options.map(value => ({ value, label: ticketStatusLabels[value] }))

const textHints: Partial<Record<MacroStepKind, string>> = {
  answer: 'The requester reads this.',
  note: 'Only people who work the ticket read this.',
  status: 'Say why: the requester reads this.',
  close: 'Say what was done: the requester reads this.',
}

/** The steps of a macro, to be added, put into order and filled in. `steps` are those that it has. */
export function MacroStepFields(props: { form: ActionFormHandle; people: SelectOption[]; steps: MacroStep[] }) {
  const { form, people, steps } = props
  const [drafts, setDrafts] = useState<StepDraft[]>(
    steps.length > 0 ? steps.map(({ kind }, key) => ({ key, kind })) : [{ key: 0, kind: 'answer' }],
  )
  const [nextKey, setNextKey] = useState(Math.max(steps.length, 1))
  const add = () => {
    setDrafts([...drafts, { key: nextKey, kind: 'answer' }])
    setNextKey(nextKey + 1)
  }
  const raise = (at: number) => setDrafts(drafts.toSpliced(at - 1, 2, ...drafts.slice(at - 1, at + 1).reverse()))
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-base font-medium">Steps</legend>
      <FieldErrors id={form.idOf('steps')} errors={form.field('steps').errors} />
      <input type="hidden" name="steps" value={JSON.stringify(drafts)} />
      <ol id={form.idOf('steps')} tabIndex={-1} className="flex flex-col gap-3">
        {drafts.map((draft, at) => (
          <li key={draft.key} className="flex flex-col gap-3 rounded-panel border p-3">
            <div className="flex items-end gap-2">
              <Select
                className="flex-1"
                label={`Step ${at + 1}`}
                name={`kind-${draft.key}`}
                id={form.idOf(`kind-${draft.key}`)}
                options={kindOptions}
                value={draft.kind}
                onChange={event => {
                  const kind = macroStepKinds.find(each => each === event.currentTarget.value) ?? 'answer'
                  setDrafts(drafts.with(at, { ...draft, kind }))
                }}
              />
              {at > 0 ? (
                <IconButton aria-label={`Move step ${at + 1} up`} onPress={() => raise(at)}>
                  <ArrowUp aria-hidden />
                </IconButton>
              ) : null}
              <IconButton
                aria-label={`Remove step ${at + 1}`}
                onPress={() => setDrafts(drafts.filter(each => each !== draft))}
              >
                <X aria-hidden />
              </IconButton>
            </div>
            <StepFields form={form} draft={draft} at={at} people={people} saved={steps[draft.key]} />
          </li>
        ))}
      </ol>
      {drafts.length < maxMacroSteps ? (
        <Button size="sm" className="self-start" onPress={add}>
          Add a step
        </Button>
      ) : null}
    </fieldset>
  )
}

/** What a step has to be told, filled in as it was saved. */
function StepFields(props: {
  form: ActionFormHandle
  draft: StepDraft
  at: number
  people: SelectOption[]
  saved: MacroStep | undefined
}) {
  const { form, draft, at, people, saved } = props
  const { key, kind } = draft
  const text = saved && 'text' in saved ? saved.text : ''
  return (
    <>
      {kind === 'priority' ? (
        <Select
          {...form.field(stepField('priority', key), saved?.kind === 'priority' ? saved.priority : '')}
          label={`Priority of step ${at + 1}`}
          placeholder="Choose a priority"
          options={priorityOptions}
        />
      ) : null}
      {kind === 'status' ? (
        <Select
          {...form.field(stepField('status', key), saved?.kind === 'status' ? saved.status : '')}
          label={`Status of step ${at + 1}`}
          placeholder="Choose a status"
          options={statusOptions}
        />
      ) : null}
      {kind === 'assign' ? (
        <Select
          {...form.field(stepField('assignee', key), saved?.kind === 'assign' ? saved.assignee.id : '')}
          label={`Person of step ${at + 1}`}
          hint="The macro does nothing where they do not work."
          placeholder="Choose a person"
          options={people}
        />
      ) : null}
      {textHints[kind] ? (
        <>
          <TextArea
            {...form.field(stepField('text', key), text)}
            label={`Text of step ${at + 1}`}
            hint={textHints[kind]}
            rows={3}
            maxLength={5000}
            hasCounter
          />
          <PlaceholderButtons textId={form.idOf(stepField('text', key))} />
        </>
      ) : null}
    </>
  )
}
