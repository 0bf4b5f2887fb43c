'use client'

import { toast } from '@ocs/ui/toast'
import { useActionForm } from '../../form/action-form.tsx'
import type { FormAction } from '../../form/form-state.ts'
import { changeTicketAction } from './tickets.actions.ts'

/** Says in passing what was done: the page shows it too, and the button that did it may be gone. */
const change: FormAction = async (state, data) => {
  const answer = await changeTicketAction(state, data)
  if (answer.status === 'done' && answer.message) toast.success(answer.message)
  return { ...answer, message: null }
}

/** A form that changes a ticket. */
export const useTicketForm = (prefix: string) => useActionForm(change, prefix)
