'use client'

import { SubmitButton } from '@ocs/ui/button'
import { toast } from '@ocs/ui/toast'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import type { FormAction } from '../../form/form-state.ts'

/** One press that does something to a view and says so in passing. `name` tells apart the buttons of several views. */
export function ViewButton(props: { action: FormAction; id: string; label: string; name: string }) {
  const { action, id, label, name } = props
  const form = useActionForm(async (state, data) => {
    const answer = await action(state, data)
    if (answer.status === 'done') toast.success(answer.message)
    return { ...answer, message: null }
  }, `view-${id}`)
  return (
    <ActionForm form={form} hidden={{ id }}>
      <SubmitButton size="sm" variant="secondary" isPending={form.isPending} aria-label={`${label}: ${name}`}>
        {label}
      </SubmitButton>
    </ActionForm>
  )
}
