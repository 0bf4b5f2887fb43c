'use client'

import type { TicketKey } from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { toast } from '@ocs/ui/toast'
import { Eye, EyeOff } from 'lucide-react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import type { FormAction } from '../../form/form-state.ts'
import { watchAction } from './collaboration.actions.ts'

/** Said in passing: the button says the other thing by then. */
const watch: FormAction = async (state, data) => {
  const answer = await watchAction(state, data)
  if (answer.status !== 'done') return answer
  toast.success(answer.message)
  return { ...answer, message: null }
}

/** Follows a ticket with one press, or no longer. */
export function WatchButton({ ticket, isWatching }: { ticket: TicketKey; isWatching: boolean }) {
  const form = useActionForm(watch, 'watch')
  const icon = isWatching ? <EyeOff aria-hidden /> : <Eye aria-hidden />
  return (
    <ActionForm form={form} hidden={{ desk: ticket.desk, number: ticket.number, watch: isWatching ? 'no' : 'yes' }}>
      <SubmitButton variant="secondary" isPending={form.isPending} icon={icon}>
        {isWatching ? 'Stop watching' : 'Watch'}
      </SubmitButton>
    </ActionForm>
  )
}
