'use server'

import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { services } from '../../server/services.ts'
import { QuickFixForm, quickFix } from './quick-fix.ts'
import { ticketName } from './ticket-words.tsx'

/** Logs a quick fix and goes back to the device it was about, or to the tickets. */
export async function quickFixAction(_state: FormState, data: FormData): Promise<FormState> {
  const fieldOf = {
    place_inactive: 'placeId',
    forbidden: 'placeId',
    not_found: 'roomId',
    in_use: 'requesterId',
    category_not_offered: 'category',
  } as const
  return runAction(data, { can: 'tickets:work', input: QuickFixForm, fieldOf }, async (form, ctx) => {
    const ticket = await quickFix(db(), services().tickets, form, ctx.idempotencyKey)
    const goTo = form.asset ? `/inventory/${encodeURIComponent(form.asset)}` : '/tickets'
    return { message: `${ticketName(ticket)} is logged and closed. Nobody was told.`, goTo }
  })
}
