'use client'

import type { Recurrence } from '@ocs/contracts/recurrences'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { dayWords } from './date-words.ts'
import { fileNextAction, pauseRecurrenceAction } from './recurrences.actions.ts'

/** Pauses a recurring ticket or resumes it. */
export function PauseRecurrence({ recurrence }: { recurrence: Recurrence }) {
  const { id, version, name, active } = recurrence
  const verb = active ? 'Pause' : 'Resume'
  return (
    <ConfirmForm
      label={verb}
      description={`${verb}: ${name}`}
      title={active ? `Pause “${name}”?` : `Resume “${name}”?`}
      text={
        active
          ? 'Nothing is filed until you resume it. Dates that pass meanwhile are not made up for.'
          : 'It is filed again from today on. Dates that have passed are not made up for.'
      }
      confirmLabel={verb}
      variant="quiet"
      action={pauseRecurrenceAction}
      hidden={{ id, version, active: active ? 'no' : 'yes' }}
    />
  )
}

/** Files the ticket of the next date now. */
export function FileNext({ recurrence }: { recurrence: Recurrence }) {
  const { id, name, next } = recurrence
  if (!next) return null
  return (
    <ConfirmForm
      label="File the next one now"
      description={`File the next one now: ${name}`}
      title="File the next one now?"
      text={`The ticket of ${dayWords(next.dueOn)} is filed now, in the name of ${recurrence.filedFor.name}, and not again on its day.`}
      confirmLabel="File it now"
      variant="quiet"
      action={fileNextAction}
      hidden={{ id, dueOn: next.dueOn }}
    />
  )
}
