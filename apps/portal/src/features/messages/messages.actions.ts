'use server'

import { MessageInput } from '@ocs/contracts/messages'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { db } from '../../server/db.ts'
import { orNull, RecordFields } from '../../server/fields.ts'
import { addMessage, editMessage, setMessageActive } from './messages.store.ts'

const can = 'messages:manage'
const MessageForm = MessageInput.extend({ expiresOn: orNull(MessageInput.shape.expiresOn.unwrap()) })

/** Shows a message to everybody. */
export async function addMessageAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: MessageForm }, async (input, ctx) => {
    await addMessage(db(), ctx, input)
    return { message: 'The message is shown to everybody', goTo: '/admin/messages' }
  })
}

/** Changes a message. */
export async function editMessageAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can, input: MessageForm.extend(RecordFields) }, async (input, ctx) => {
    await editMessage(db(), ctx, input)
    return { message: 'The message is saved', goTo: '/admin/messages' }
  })
}

/** Takes a message down, or puts it up again. */
export async function setMessageActiveAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...RecordFields, active: z.enum(['yes', 'no']) })
  return runAction(data, { can, input }, async ({ id, version, active }, ctx) => {
    await setMessageActive(db(), ctx, { id, version, active: active === 'yes' })
    return { message: active === 'yes' ? 'The message is up again' : 'The message is taken down' }
  })
}
