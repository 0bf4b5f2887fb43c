'use client'

import { answerStatuses, type CannedAnswer } from '@ocs/contracts/canned-answers'
import { formatInstant } from '@ocs/contracts/plain-dates'
import { type Desk, ticketStatusLabels } from '@ocs/contracts/tickets'
import { Notice } from '@ocs/ui/notice'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { addAnswerAction, changeAnswerAction, switchAnswerAction } from './answers.actions.ts'
import { PlaceholderButtons } from './placeholder-buttons.tsx'

const statusOptions = answerStatuses.map(value => ({ value, label: ticketStatusLabels[value] }))

function Fields({ form, answer }: { form: ActionFormHandle; answer?: CannedAnswer }) {
  return (
    <>
      <TextField
        label="Name"
        hint="By which people find it."
        autoComplete="off"
        maxLength={80}
        {...form.field('name', answer?.name)}
      />
      <TextArea label="Text" rows={6} maxLength={5000} hasCounter {...form.field('text', answer?.text)} />
      <PlaceholderButtons textId={form.idOf('text')} />
      <Select
        label="New status"
        hint="Chosen along with the text; people can still choose another."
        isOptional
        placeholder="Leave the status as it is"
        options={statusOptions}
        {...form.field('status', answer?.status)}
      />
    </>
  )
}

/** Adds a canned answer, in a dialog. */
export function AddAnswer({ desk }: { desk: Desk }) {
  return (
    <DialogForm
      label="Add answer"
      title="Add a canned answer"
      submitLabel="Add answer"
      action={addAnswerAction}
      hidden={{ desk }}
    >
      {form => <Fields form={form} />}
    </DialogForm>
  )
}

/** What somebody else saved while this dialog was open. */
function Meanwhile({ answer }: { answer: CannedAnswer }) {
  const [opened] = useState(answer.version)
  if (answer.version === opened) return null
  const { updatedBy, updatedAt, name, text } = answer
  return (
    <Notice tone="warning" title={`${updatedBy.name} saved this, ${formatInstant(updatedAt)}`}>
      <p>It now reads as follows, and what you typed replaces it if you save:</p>
      <p className="mt-1 font-medium">{name}</p>
      <p className="whitespace-pre-wrap break-words">{text}</p>
    </Notice>
  )
}

/** Changes a canned answer, in a dialog. */
export function EditAnswer({ answer }: { answer: CannedAnswer }) {
  return (
    <DialogForm
      label="Edit"
      description={`Edit ${answer.name}`}
      title="Edit canned answer"
      submitLabel="Save"
      variant="quiet"
      action={changeAnswerAction}
      hidden={{ id: answer.id, version: answer.version }}
    >
      {form => (
        <>
          <Meanwhile answer={answer} />
          <Fields form={form} answer={answer} />
        </>
      )}
    </DialogForm>
  )
}

/** Switches a canned answer on or off. */
export function SwitchAnswer({ answer }: { answer: CannedAnswer }) {
  const { id, version, name, active } = answer
  return (
    <ConfirmForm
      label={active ? 'Switch off' : 'Switch on'}
      description={`${active ? 'Switch off' : 'Switch on'} ${name}`}
      title={`${active ? 'Switch off' : 'Switch on'} “${name}”?`}
      text={
        active ? 'It is no longer offered on tickets. You can switch it on again.' : 'It is offered on tickets again.'
      }
      confirmLabel={active ? 'Switch off' : 'Switch on'}
      variant="quiet"
      action={switchAnswerAction}
      hidden={{ id, version, active: active ? 'no' : 'yes' }}
    />
  )
}
