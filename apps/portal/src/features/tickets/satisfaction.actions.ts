'use server'

import { SatisfactionForm } from '@ocs/contracts/satisfaction'
import { TicketKey } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { orNull, VersionField } from '../../server/fields.ts'
import { services } from '../../server/services.ts'

const input = z
  .object({
    desk: TicketKey.shape.desk,
    number: z.coerce.number().pipe(TicketKey.shape.number),
    version: VersionField,
    rating: z.enum(SatisfactionForm.shape.rating.options, 'Choose how it went'),
    comment: orNull(SatisfactionForm.shape.comment.unwrap()),
    reopen: z.literal('on').optional(),
  })
  .refine(form => form.rating !== 'not_solved' || !form.reopen || form.comment !== null, {
    path: ['comment'],
    message: 'Say what is still wrong',
  })

/** Says how a ticket went; where it is not solved and the requester wants so, it is reopened with the same words. */
export async function giveSatisfactionAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:comment', input }, async (form, { idempotencyKey }) => {
    const { desk, number, version, rating, comment, reopen } = form
    const { satisfaction, tickets } = services().tickets
    await satisfaction.give.mutate({ desk, number, rating, comment }, { context: { idempotencyKey } })
    if (rating !== 'not_solved' || !reopen || comment === null) return { message: 'Thank you for telling us.' }
    const again = { context: { idempotencyKey: idempotencyKey && `${idempotencyKey.slice(0, 90)}-reopen` } }
    await tickets.reopen.mutate({ desk, number, version, note: comment }, again)
    return { message: 'The ticket is open again.' }
  })
}
