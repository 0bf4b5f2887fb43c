'use server'

import { DomainError } from '@ocs/contracts/reasons'
import { LinkRelation, SplitInput } from '@ocs/contracts/ticket-links'
import { TicketDescription, TicketKey, TicketNote, TicketTitle } from '@ocs/contracts/tickets'
import * as z from 'zod'
import type { FormState } from '../../form/form-state.ts'
import { runAction } from '../../server/action.ts'
import { orNull, VersionField } from '../../server/fields.ts'
import { services } from '../../server/services.ts'
import { requirePerson } from '../../server/session.ts'
import { ChosenTicket } from './candidates.ts'
import { SimilarQuestion, similarInput } from './find-similar.ts'
import { ticketPath } from './list-query.ts'
import { ticketName } from './ticket-words.tsx'

const key = { desk: TicketKey.shape.desk, number: z.coerce.number().pipe(TicketKey.shape.number) }

/** What is wrong with the other ticket stands beside the field in which it was chosen. */
const fieldOf = {
  not_found: 'other',
  forbidden: 'other',
  same_ticket: 'other',
  already_linked: 'other',
  link_cycle: 'other',
  too_many_links: 'other',
  already_merged: 'other',
} as const

const LinkForm = z.object({ ...key, relation: z.enum(LinkRelation.options, 'Choose what it is'), other: ChosenTicket })

/** Links a ticket to another one. */
export async function addLinkAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: LinkForm, fieldOf }, async (form, ctx) => {
    const { desk, number, relation, other } = form
    const options = { context: { idempotencyKey: ctx.idempotencyKey } }
    await services().tickets.links.add.mutate(
      { desk, number, relation, other: { desk: other.desk, number: other.number } },
      options,
    )
    return { message: `Linked to ${ticketName(other)}` }
  })
}

const UnlinkForm = z.object({
  ...key,
  relation: LinkRelation,
  otherDesk: key.desk,
  otherNumber: key.number,
})

/** Removes a link. */
export async function removeLinkAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: UnlinkForm }, async (form, ctx) => {
    const other = { desk: form.otherDesk, number: form.otherNumber }
    const { desk, number, relation } = form
    const options = { context: { idempotencyKey: ctx.idempotencyKey } }
    await services().tickets.links.remove.mutate({ desk, number, relation, other }, options)
    return { message: `The link to ${ticketName(other)} is removed` }
  })
}

const MergeForm = z.object({ ...key, version: VersionField, other: ChosenTicket, note: orNull(TicketNote) })

/** Merges a ticket into another one. */
export async function mergeAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:work', input: MergeForm, fieldOf }, async (form, ctx) => {
    const { desk, number, version, other, note } = form
    const into = { number: other.number, version: other.version }
    await services().tickets.links.merge.mutate(
      { desk, number, version, into, note },
      { context: { idempotencyKey: ctx.idempotencyKey } },
    )
    return { message: `Merged into ${ticketName(other)}` }
  })
}

const SplitForm = z.object({
  ...key,
  title: orNull(TicketTitle),
  description: TicketDescription,
  category: SplitInput.shape.category,
  take: z.literal('on').optional(),
})

/** Makes a ticket of its own out of a part of one. */
export async function splitAction(_state: FormState, data: FormData): Promise<FormState> {
  const beside = { category_not_offered: 'category' } as const
  return runAction(data, { can: 'tickets:work', input: SplitForm, fieldOf: beside }, async ({ take, ...form }, ctx) => {
    const input = { ...form, take: take === 'on' }
    const made = await services().tickets.links.split.mutate(input, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: `${ticketName(made)} is made of that part` }
  })
}

const JoinForm = SimilarQuestion.extend(key)

/** Has the problem of a ticket too, instead of filing one. */
export async function joinAffectedAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:file', input: JoinForm }, async ({ number, ...asked }, ctx) => {
    const current = await requirePerson('tickets:file')
    const ticket = { desk: asked.desk, number }
    try {
      const input = { ...similarInput(current.person, asked), number }
      await services().tickets.affected.join.mutate(input, { context: { idempotencyKey: ctx.idempotencyKey } })
    } catch (error) {
      if (!(error instanceof DomainError) || error.reason !== 'not_found') throw error
      throw new DomainError('not_found', 'This ticket is not open any more. File yours: nothing you wrote is lost.')
    }
    return { message: `You are added to ${ticketName(ticket)}`, goTo: `${ticketPath(ticket)}?joined=1` }
  })
}

/** Does not have the problem of a ticket any more; then it may be out of sight, so the way leads to the list. */
export async function leaveAffectedAction(_state: FormState, data: FormData): Promise<FormState> {
  return runAction(data, { can: 'tickets:read', input: z.object(key) }, async (form, ctx) => {
    await services().tickets.affected.leave.mutate(form, { context: { idempotencyKey: ctx.idempotencyKey } })
    return { message: `You are no longer counted on ${ticketName(form)}`, goTo: '/tickets' }
  })
}
