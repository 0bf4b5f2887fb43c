'use client'

import type { Ticket } from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { Notice } from '@ocs/ui/notice'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { leaveAffectedAction } from './links.actions.ts'

/** Tells somebody who has the problem of another's ticket how they come to read it, and lets them go. */
export function AffectedNotice({ ticket, hasJustJoined }: { ticket: Ticket; hasJustJoined: boolean }) {
  const form = useActionForm(leaveAffectedAction, 'leave')
  const { desk, number, allowedActions } = ticket
  if (!allowedActions.includes('leave')) return null
  return (
    <Notice
      tone={hasJustJoined ? 'success' : 'info'}
      isLive={hasJustJoined}
      title={hasJustJoined ? `You are added. Its number is ${number}.` : 'You have this problem too'}
      className="mb-4"
      action={
        <ActionForm form={form} hidden={{ desk, number }}>
          <SubmitButton variant="secondary" size="sm" isPending={form.isPending}>
            Not mine any more
          </SubmitButton>
        </ActionForm>
      }
    >
      Somebody else filed this ticket. You read the answers and can add to it; you do not need a ticket of your own.
    </Notice>
  )
}
