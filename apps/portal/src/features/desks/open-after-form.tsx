'use client'

import type { DeskClock } from '@ocs/contracts/clocks'
import { Checkbox } from '@ocs/ui/checkbox'
import { TextField } from '@ocs/ui/text-field'
import { useActionForm } from '../../form/action-form.tsx'
import { changeOpenAfterAction } from './desk-settings.actions.ts'
import { SettingForm } from './setting-form.tsx'
import { useDraft } from './use-draft.ts'

/** What is offered where the rule was off: what the district is used to. */
const usualHours = 48

const draftOf = (hours: number | null) => ({ isOn: hours !== null, hours: String(hours ?? usualHours) })

/** Whether new tickets become open by themselves, and after how many hours. */
export function OpenAfterForm({ clock }: { clock: DeskClock }) {
  const form = useActionForm(changeOpenAfterAction, 'open-after')
  const { draft, setDraft, isMoved } = useDraft(form, clock.openAfterHours, draftOf)
  const { defaultValue: _, ...hours } = form.field('hours')
  const { isOn } = draft
  const saved = clock.openAfterHours === null ? 'New tickets stay new.' : `After ${clock.openAfterHours} h.`
  return (
    <SettingForm form={form} clock={clock} submitLabel="Save" savedMeanwhile={isMoved ? [saved] : null}>
      <Checkbox
        name="isOn"
        id="open-after-on"
        label="New tickets become open by themselves"
        hint="A ticket that nobody has looked at is then counted as open, by “System”. Nights and weekends count."
        checked={isOn}
        onChange={event => setDraft({ ...draft, isOn: event.currentTarget.checked })}
      />
      <TextField
        {...hours}
        label="After how many hours"
        inputMode="numeric"
        autoComplete="off"
        className="max-w-40"
        suffix="h"
        readOnly={!isOn}
        value={draft.hours}
        onChange={event => setDraft({ ...draft, hours: event.currentTarget.value })}
      />
    </SettingForm>
  )
}
