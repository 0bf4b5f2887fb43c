'use client'

import { SubmitButton } from '@ocs/ui/button'
import { toast } from '@ocs/ui/toast'
import { CheckCheck } from 'lucide-react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import type { FormAction } from '../../form/form-state.ts'
import { readAllAction } from './collaboration.actions.ts'

/** Said in passing: with nothing unread the button is gone. */
const readAll: FormAction = async (state, data) => {
  const answer = await readAllAction(state, data)
  if (answer.status === 'done' && answer.message) toast.success(answer.message)
  return answer
}

/** Marks everything as read with one press. */
export function ReadAllButton() {
  const form = useActionForm(readAll, 'read-all')
  return (
    <ActionForm form={form}>
      <SubmitButton variant="quiet" size="sm" isPending={form.isPending} icon={<CheckCheck aria-hidden />}>
        Mark all as read
      </SubmitButton>
    </ActionForm>
  )
}
