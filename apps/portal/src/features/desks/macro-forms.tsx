'use client'

import { type Macro, macroStepWords } from '@ocs/contracts/macros'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { Desk } from '@ocs/contracts/tickets'
import { Notice } from '@ocs/ui/notice'
import type { SelectOption } from '@ocs/ui/select'
import { TextField } from '@ocs/ui/text-field'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { DialogForm } from '../../form/dialog-form.tsx'
import { MacroStepFields } from './macro-steps.tsx'
import { addMacroAction, changeMacroAction, switchMacroAction } from './macros.actions.ts'

function NameField({ form, name }: { form: ActionFormHandle; name?: string }) {
  return (
    <TextField
      label="Name"
      hint="By which people find it."
      autoComplete="off"
      maxLength={80}
      {...form.field('name', name)}
    />
  )
}

/** Adds a macro, in a dialog. `people` are those who work the desk anywhere. */
export function AddMacro({ desk, people }: { desk: Desk; people: SelectOption[] }) {
  return (
    <DialogForm
      label="Add macro"
      title="Add a macro"
      submitLabel="Add macro"
      isWide
      action={addMacroAction}
      hidden={{ desk }}
    >
      {form => (
        <>
          <NameField form={form} />
          <MacroStepFields form={form} people={people} steps={[]} />
        </>
      )}
    </DialogForm>
  )
}

/** What somebody else saved while this dialog was open. */
function Meanwhile({ macro }: { macro: Macro }) {
  const [opened] = useState(macro.version)
  if (macro.version === opened) return null
  return (
    <Notice tone="warning" title={`${macro.updatedBy.name} saved this, ${formatInstant(macro.updatedAt)}`}>
      <p>It is now “{macro.name}” and does this; what you typed replaces it if you save:</p>
      <ol className="mt-1 list-decimal pl-5">
        {macro.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place.
          <li key={at}>
            {macroStepWords(step)}
            {'text' in step ? `: ${step.text}` : ''}
          </li>
        ))}
      </ol>
    </Notice>
  )
}

/** Changes a macro, in a dialog. */
export function EditMacro({ macro, people }: { macro: Macro; people: SelectOption[] }) {
  return (
    <DialogForm
      label="Edit"
      description={`Edit ${macro.name}`}
      title="Edit macro"
      submitLabel="Save"
      variant="quiet"
      isWide
      action={changeMacroAction}
      hidden={{ id: macro.id, version: macro.version, desk: macro.desk }}
    >
      {form => <EditFields form={form} macro={macro} people={people} />}
    </DialogForm>
  )
}

function EditFields({ form, macro, people }: { form: ActionFormHandle; macro: Macro; people: SelectOption[] }) {
  // What somebody else saves meanwhile is shown above and must not move into fields that were not touched.
  const [opened] = useState(macro)
  return (
    <>
      <Meanwhile macro={macro} />
      <NameField form={form} name={opened.name} />
      <MacroStepFields form={form} people={people} steps={opened.steps} />
    </>
  )
}

/** Switches a macro on or off. */
export function SwitchMacro({ macro }: { macro: Macro }) {
  const { id, version, name, active } = macro
  const verb = active ? 'Switch off' : 'Switch on'
  return (
    <ConfirmForm
      label={verb}
      description={`${verb} ${name}`}
      title={`${verb} “${name}”?`}
      text={
        active ? 'It is no longer offered on tickets. You can switch it on again.' : 'It is offered on tickets again.'
      }
      confirmLabel={verb}
      variant="quiet"
      action={switchMacroAction}
      hidden={{ id, version, active: active ? 'no' : 'yes' }}
    />
  )
}
