'use client'

import type { TicketKey } from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { Hand } from 'lucide-react'
import { ActionForm } from '../../form/action-form.tsx'
import { useTicketForm } from './use-ticket-form.ts'

/** Takes a ticket with one press. */
export function ClaimButton({ ticket, isTaken }: { ticket: TicketKey & { version: number }; isTaken: boolean }) {
  const form = useTicketForm('claim')
  const { desk, number, version } = ticket
  return (
    <ActionForm form={form} hidden={{ desk, number, version, deed: 'claim' }}>
      <SubmitButton variant={isTaken ? 'secondary' : 'primary'} isPending={form.isPending} icon={<Hand aria-hidden />}>
        {isTaken ? 'Take it over' : 'Claim'}
      </SubmitButton>
    </ActionForm>
  )
}
