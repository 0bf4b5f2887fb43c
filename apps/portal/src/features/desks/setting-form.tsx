'use client'

import type { DeskClock } from '@ocs/contracts/clocks'
import { SubmitButton } from '@ocs/ui/button'
import { FormActions } from '@ocs/ui/form'
import { Notice } from '@ocs/ui/notice'
import type { ReactNode } from 'react'
import { ActionForm, type ActionFormHandle } from '../../form/action-form.tsx'

/** What a SettingForm takes. */
export type SettingFormProps = {
  form: ActionFormHandle
  clock: Pick<DeskClock, 'desk' | 'version' | 'allowedActions'>
  submitLabel: string
  /** What somebody else saved while this person was typing, a line each; null where nobody did. */
  savedMeanwhile: string[] | null
  children: ReactNode
}

/** The form of one of a desk's settings: what was typed stays, and who may not change it can read it. */
export function SettingForm({ form, clock, submitLabel, savedMeanwhile, children }: SettingFormProps) {
  const mayChange = clock.allowedActions.includes('change')
  return (
    // The fields follow the draft; emptying the form after it was sent would only make them differ from it.
    <div onReset={event => event.preventDefault()}>
      <ActionForm form={form} hidden={{ desk: clock.desk, version: clock.version }}>
        {savedMeanwhile ? <Meanwhile lines={savedMeanwhile} /> : null}
        <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-3">
          {children}
          {mayChange ? (
            <FormActions>
              <SubmitButton isPending={form.isPending}>{submitLabel}</SubmitButton>
            </FormActions>
          ) : (
            <p className="text-sm text-muted">Only the director of this desk in the whole district can change this.</p>
          )}
        </fieldset>
      </ActionForm>
    </div>
  )
}

function Meanwhile({ lines }: { lines: string[] }) {
  return (
    <Notice tone="warning" title="Somebody else changed this while you were typing" className="mb-4">
      <p>Saved now, and replaced by what you typed if you save it:</p>
      <ul className="mt-1 list-disc pl-5">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
