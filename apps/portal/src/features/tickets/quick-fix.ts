import { QuickFixInput } from '@ocs/contracts/quick-fixes'
import { DomainError } from '@ocs/contracts/reasons'
import { Desk, type Ticket } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { placeChoices } from '../../server/choices.ts'
import { personById } from '../../server/colleagues.ts'
import type { Db } from '../../server/db.ts'
import { orNull } from '../../server/fields.ts'
import type { services } from '../../server/services.ts'
import { placeOf } from './file-ticket.ts'
import { noRoom } from './form-choices.ts'

const { wrong, done, category, assetTag } = QuickFixInput.shape

/** The form as the browser sends it. `asset` is the device whose page it was opened from. */
export const QuickFixForm = z.object({
  desk: z.enum(Desk.options, 'Choose the desk'),
  requesterId: z.uuid('Choose who had the problem'),
  placeId: z.uuid('Choose the place'),
  roomId: z.union([z.literal(noRoom), z.uuid()], 'Choose the room'),
  category: z.string('Choose what it was about').pipe(category),
  assetTag: orNull(assetTag.unwrap()),
  wrong,
  done,
  asset: z.string().max(50).optional(),
})
export type QuickFixForm = z.output<typeof QuickFixForm>

/**
 * Logs a quick fix from the form, once for each idempotency key. Refuses: `place_inactive`, `not_found` (the room), `in_use`
 * (the person), `forbidden` (a place that one does not work), `category_not_offered`.
 */
export async function quickFix(
  database: Db,
  { tickets }: ReturnType<typeof services>['tickets'],
  form: QuickFixForm,
  idempotencyKey: string | null,
): Promise<Ticket> {
  const person = await personById(database, form.requesterId)
  if (!person) throw new DomainError('in_use', 'Choose somebody who has access to OCS.')
  const { desk, category: key, assetTag: tag, wrong: problem, done: deed } = form
  const input = {
    ...{ desk, category: key, assetTag: tag, wrong: problem, done: deed },
    ...placeOf(await placeChoices(database), form),
    requester: { id: person.id, name: person.name },
    requesterIsStudent: person.kind === 'student',
  }
  return tickets.quickFix.mutate(input, { context: { idempotencyKey } })
}
