'use server'

import { AttachmentKey } from '@ocs/contracts/attachments'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { services } from '../../server/services.ts'

const RemoveFileForm = AttachmentKey.extend({ number: z.coerce.number().pipe(AttachmentKey.shape.number) })

/** Takes a file off a ticket. */
export async function removeFileAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:comment', input: RemoveFileForm }, async ({ desk, number, id }, ctx) => {
    const options = { context: { idempotencyKey: ctx.idempotencyKey } }
    await services().tickets.attachments.remove.mutate({ desk, number, id }, options)
    return { message: 'The file is removed.' }
  })
}
