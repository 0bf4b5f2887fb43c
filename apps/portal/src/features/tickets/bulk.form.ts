import { DomainError } from '@ocs/contracts/reasons'
import {
  type BulkAction,
  type BulkResult,
  type BulkTarget,
  maxBulkIds,
  maxBulkTickets,
} from '@ocs/contracts/ticket-bulk'
import { ChangeStatusInput, Desk, RequiredNote, TicketNote, ticketPriorities } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { deskPeople } from '../../server/choices.ts'
import type { Db } from '../../server/db.ts'
import { orNull } from '../../server/fields.ts'
import type { services } from '../../server/services.ts'
import type { Lens } from './lens.ts'
import { filterOf, readListQuery } from './list-query.ts'

/** The state of the list that an address stands for; never fails. */
export function queryIn(address: string) {
  return readListQuery(Object.fromEntries(new URLSearchParams(address.split('?')[1])))
}

const target = {
  /** The rows that were ticked; empty for all that match the list. */
  ids: z
    .string()
    .transform(ids => (ids === '' ? [] : ids.split(',')))
    .pipe(z.array(z.uuid()).max(maxBulkIds)),
  /** How many the person was told. */
  expected: z.coerce.number().int().min(0).max(maxBulkTickets),
  /** The list that "all that match" is about. */
  address: z.string().max(4000),
}

/** What is done to many tickets at once. */
export const BulkForm = z.discriminatedUnion('deed', [
  z.object({
    ...target,
    deed: z.literal('assign'),
    desk: Desk,
    assigneeId: z.uuid('Choose who gets the tickets'),
    note: orNull(TicketNote),
  }),
  z.object({
    ...target,
    deed: z.literal('changeStatus'),
    status: z.enum(ChangeStatusInput.shape.status.options, 'Choose the new status'),
    note: RequiredNote,
  }),
  z.object({
    ...target,
    deed: z.literal('changePriority'),
    priority: z.enum(ticketPriorities, 'Choose the new priority'),
    note: orNull(TicketNote),
  }),
  z.object({ ...target, deed: z.literal('close'), note: RequiredNote }),
])
export type BulkForm = z.output<typeof BulkForm>
export type BulkDeed = BulkForm['deed']

/** The chosen person, who must work the desk right now. */
async function assigneeOf(database: Db, { desk, assigneeId }: Extract<BulkForm, { deed: 'assign' }>) {
  const person = (await deskPeople(database, desk, null)).find(each => each.id === assigneeId)
  if (!person) throw new DomainError('in_use', 'Choose somebody who works this desk.')
  return { id: person.id, name: person.name }
}

async function actionOf(database: Db, form: BulkForm): Promise<BulkAction> {
  switch (form.deed) {
    case 'assign':
      return { kind: 'assign', assignee: await assigneeOf(database, form), note: form.note }
    case 'changeStatus':
      return { kind: 'changeStatus', status: form.status, note: form.note }
    case 'changePriority':
      return { kind: 'changePriority', priority: form.priority, note: form.note }
    case 'close':
      return { kind: 'close', note: form.note }
  }
}

function targetOf(form: BulkForm, lens: Lens): BulkTarget {
  if (form.ids.length > 0) return { ids: form.ids }
  const filter = filterOf(queryIn(form.address), lens)
  // Who is given tickets works one desk; a list of both must not hand them the other's.
  return { filter: form.deed === 'assign' ? { ...filter, desk: form.desk } : filter, expectedCount: form.expected }
}

/**
 * Changes many tickets, once for each idempotency key; tickets may still wait in the answer. Refuses: `more_match_now`,
 * `too_many_match`, `service_unavailable`; and `in_use` where the chosen assignee does not work the desk.
 */
export async function changeMany(
  database: Db,
  tickets: ReturnType<typeof services>['tickets'],
  form: BulkForm,
  lens: Lens,
  idempotencyKey: string | null,
): Promise<BulkResult> {
  const input = { target: targetOf(form, lens), action: await actionOf(database, form) }
  return tickets.bulk.change.mutate(input, { context: { idempotencyKey } })
}
