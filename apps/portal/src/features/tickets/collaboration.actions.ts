'use server'

import { AnswerInput } from '@ocs/contracts/input-requests'
import { RequiredNote, TicketKey } from '@ocs/contracts/tickets'
import { refresh } from 'next/cache'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { MentionIds, mentioned } from '../../server/colleagues.ts'
import { db } from '../../server/db.ts'
import { RecordFields } from '../../server/fields.ts'
import { services, settle } from '../../server/services.ts'
import { ticketName } from './ticket-words.tsx'

const key = { desk: TicketKey.shape.desk, number: z.coerce.number().pipe(TicketKey.shape.number) }

const EditForm = z.object({
  ...key,
  ...RecordFields,
  kind: z.enum(['answer', 'note']),
  text: RequiredNote,
  mentions: MentionIds,
})

/** Replaces the text of one's own comment. */
export async function editCommentAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:comment', input: EditForm }, async (form, ctx) => {
    const { desk, number, kind, id, version, text } = form
    const { tickets, comments } = services().tickets
    const options = { context: { idempotencyKey: ctx.idempotencyKey } }
    const mentions =
      form.mentions.length > 0
        ? await mentioned(db(), await tickets.get.query({ desk, number }), kind, form.mentions)
        : []
    await comments.edit.mutate({ id, version, text, mentions }, options)
    return { message: 'Your comment is changed.' }
  })
}

const AnswerForm = z.object({ ...key, note: RequiredNote, kind: AnswerInput.shape.kind })

/** Answers a request for input; then the ticket may be out of sight, so the way leads home. */
export async function answerInputAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:comment', input: AnswerForm }, async (form, ctx) => {
    await services().tickets.input.answer.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: `Your answer on ${ticketName(form)} is sent. Thank you.`, goTo: '/' }
  })
}

/** Takes a request for input back. */
export async function withdrawInputAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...key, askedId: z.uuid() })
  return runAction(data, { can: 'tickets:work', input }, async (form, ctx) => {
    await services().tickets.input.withdraw.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: 'The request is taken back.' }
  })
}

/** Watches a ticket, or no longer. */
export async function watchAction(_state: FormState, data: FormData): Promise<FormState> {
  const input = z.object({ ...key, watch: z.enum(['yes', 'no']) })
  return runAction(data, { can: 'tickets:read', input }, async form => {
    const watch = form.watch === 'yes'
    await services().tickets.attention.watch.mutate({ desk: form.desk, number: form.number, watch })
    return { message: watch ? 'You watch this ticket.' : 'You no longer watch this ticket.' }
  })
}

/** Marks everything as read. */
export async function readAllAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:read', input: z.object({}) }, async () => {
    await services().tickets.attention.readAll.mutate()
    return { message: 'Everything is marked as read.' }
  })
}

const Seen = z.object({ desk: TicketKey.shape.desk, number: TicketKey.shape.number, asOf: z.iso.datetime() })

/** Tells that the reader has a ticket before their eyes. Whatever fails: it stays unread, and that is all. */
export async function seenAction(seen: z.infer<typeof Seen>): Promise<void> {
  const asked = Seen.safeParse(seen)
  if (!asked.success) return
  const done = await settle(services().tickets.attention.read.mutate(asked.data))
  // Lists that the browser keeps would still show it as unread.
  if (done.ok) refresh()
}
