import { DomainError } from '@ocs/contracts/reasons'
import {
  ChangeStatusInput,
  Desk,
  RequiredNote,
  type Ticket,
  TicketKey,
  TicketNote,
  ticketPriorities,
} from '@ocs/contracts/tickets'
import * as z from 'zod'
import { deskPeople } from '../../server/choices.ts'
import { colleague, MentionIds, mentioned } from '../../server/colleagues.ts'
import type { Db } from '../../server/db.ts'
import { orNull, VersionField } from '../../server/fields.ts'
import type { services } from '../../server/services.ts'

const ticket = {
  desk: Desk,
  number: z.coerce.number().pipe(TicketKey.shape.number),
  version: VersionField,
  from: z.string().optional(),
}

/** What a person does to a ticket: one form with one note, whatever is chosen. */
export const ChangeTicketForm = z.discriminatedUnion('deed', [
  z.object({ ...ticket, deed: z.literal('comment'), note: RequiredNote, mentions: MentionIds }),
  z.object({ ...ticket, deed: z.literal('note'), note: RequiredNote, mentions: MentionIds }),
  z.object({ ...ticket, deed: z.literal('askInput'), note: RequiredNote, askedId: z.uuid('Choose whom to ask') }),
  z.object({ ...ticket, deed: z.literal('claim') }),
  z.object({
    ...ticket,
    deed: z.literal('assign'),
    assigneeId: z.uuid('Choose who gets the ticket'),
    note: orNull(TicketNote),
  }),
  z.object({
    ...ticket,
    deed: z.literal('changeStatus'),
    status: z.enum(ChangeStatusInput.shape.status.options, 'Choose the new status'),
    note: RequiredNote,
  }),
  z.object({
    ...ticket,
    deed: z.literal('changePriority'),
    priority: z.enum(ticketPriorities, 'Choose the new priority'),
    note: orNull(TicketNote),
  }),
  z.object({ ...ticket, deed: z.literal('close'), note: RequiredNote }),
  z.object({ ...ticket, deed: z.literal('reopen'), note: RequiredNote }),
])
export type ChangeTicketForm = z.output<typeof ChangeTicketForm>

type TicketsService = ReturnType<typeof services>['tickets']
type Tickets = TicketsService['tickets']
const kindOf = { comment: 'answer', note: 'note' } as const
type Assignment = Extract<ChangeTicketForm, { deed: 'assign' }>

/** The chosen person, who must work this desk at the ticket's place right now; roles may have changed since the page was made. */
async function assigneeOf(database: Db, tickets: Tickets, { desk, number, assigneeId }: Assignment) {
  const { place } = await tickets.get.query({ desk, number })
  const person = (await deskPeople(database, desk, place.id)).find(each => each.id === assigneeId)
  if (!person) throw new DomainError('in_use', 'Choose somebody who works this desk at this place.')
  return { id: person.id, name: person.name }
}

/** Why a claim was refused. Where somebody else has the ticket by now, they are named: that is what one wants to know. */
async function refusedClaim(tickets: Tickets, key: TicketKey, error: unknown): Promise<never> {
  if (!(error instanceof DomainError) || error.reason !== 'stale_version') throw error
  const { assignee } = await tickets.get.query(key)
  throw assignee ? new DomainError('stale_version', `${assignee.name} has this ticket now.`) : error
}

/**
 * Does to a ticket what the form says, once for each idempotency key, and answers with the ticket after it.
 * Refuses: `not_found`, `forbidden`, `stale_version`, the rule's own reason, `service_unavailable`; `in_use`
 * where the chosen assignee does not work there, `forbidden` where who is asked or named is nobody to be asked or named.
 */
export async function changeTicket(
  database: Db,
  { tickets, comments, input }: TicketsService,
  form: ChangeTicketForm,
  idempotencyKey: string | null,
): Promise<Ticket> {
  const { desk, number, version } = form
  const key = { desk, number }
  const options = { context: { idempotencyKey } }
  const named = async ({ deed, mentions }: Extract<ChangeTicketForm, { deed: 'comment' | 'note' }>) =>
    mentions.length > 0 ? mentioned(database, await tickets.get.query(key), kindOf[deed], mentions) : []
  switch (form.deed) {
    case 'comment':
      return tickets.comment.mutate({ ...key, note: form.note, mentions: await named(form) }, options)
    case 'note':
      return comments.note.mutate({ ...key, note: form.note, mentions: await named(form) }, options)
    case 'askInput':
      return input.ask.mutate({ ...key, asked: await colleague(database, form.askedId), question: form.note }, options)
    case 'claim':
      return tickets.claim.mutate({ ...key, version }, options).catch(error => refusedClaim(tickets, key, error))
    case 'assign': {
      const assignee = await assigneeOf(database, tickets, form)
      return tickets.assign.mutate({ ...key, version, assignee, note: form.note }, options)
    }
    case 'changeStatus':
      return tickets.changeStatus.mutate({ ...key, version, status: form.status, note: form.note }, options)
    case 'changePriority':
      return tickets.changePriority.mutate({ ...key, version, priority: form.priority, note: form.note }, options)
    case 'close':
      return tickets.close.mutate({ ...key, version, note: form.note }, options)
    case 'reopen':
      return tickets.reopen.mutate({ ...key, version, note: form.note }, options)
  }
}
