'use client'

import type { TicketKey } from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { toast } from '@ocs/ui/toast'
import { Hand } from 'lucide-react'
import { useRef } from 'react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import type { FormAction } from '../../form/form-state.ts'
import { useOffer } from '../../form/palette-offers.tsx'
import { ticketGroup } from './ticket-words.tsx'
import { changeTicketAction } from './tickets.actions.ts'

/** Said in passing: the button that did it is gone by then. */
const claim: FormAction = async (state, data) => {
  const answer = await changeTicketAction(state, data)
  if (answer.status === 'done' && answer.message) toast.success(answer.message)
  return answer
}

/** Takes a ticket with one press. */
export function ClaimButton({ ticket, isTaken }: { ticket: TicketKey & { version: number }; isTaken: boolean }) {
  const form = useActionForm(claim, 'claim')
  const { desk, number, version } = ticket
  const around = useRef<HTMLSpanElement>(null)
  const words = isTaken ? 'Take it over' : 'Claim'
  const send = () => around.current?.closest('form')?.requestSubmit()
  useOffer({ id: 'claim', title: ticketGroup, lines: [{ id: 'claim', label: words, onAction: send }] })
  return (
    <ActionForm form={form} hidden={{ desk, number, version, deed: 'claim' }}>
      <span ref={around} className="contents">
        <SubmitButton
          variant={isTaken ? 'secondary' : 'primary'}
          isPending={form.isPending}
          icon={<Hand aria-hidden />}
        >
          {words}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
