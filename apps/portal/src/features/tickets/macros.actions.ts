'use server'

import { DomainError } from '@ocs/contracts/reasons'
import { refresh } from 'next/cache'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { services } from '../../server/services.ts'
import { returnPath } from './list-query.ts'
import { RunMacroForm, runMacro } from './macros.ts'
import { ticketName } from './ticket-words.tsx'

/** Runs a macro on a ticket. One that closes it goes back to the list it was opened from. */
export async function runMacroAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: RunMacroForm }, async (form, { idempotencyKey }) => {
    try {
      const ticket = await runMacro(db(), services().tickets, form, idempotencyKey)
      if (ticket.status !== 'closed') return { message: 'The macro is done. The history says what it did.' }
      return { message: `${ticketName(ticket)} is closed`, goTo: returnPath(form.from) }
    } catch (error) {
      // What the person read in the preview is no longer true: show how it is now.
      if (error instanceof DomainError && error.status === 409) refresh()
      throw error
    }
  })
}
