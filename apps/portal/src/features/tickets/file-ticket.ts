import { DomainError } from '@ocs/contracts/reasons'
import { Desk, FileTicketInput, type Ticket, TicketDescription, TicketTitle } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { type PlaceChoice, placeChoices } from '../../server/choices.ts'
import type { Db } from '../../server/db.ts'
import { orNull } from '../../server/fields.ts'
import type { services } from '../../server/services.ts'
import { noDevice, noRoom, otherDevice } from './form-choices.ts'

const Tag = FileTicketInput.shape.assetTag.unwrap()

/** "NO TAG", as people used to be told to write, means that there is none. */
const isTag = (text: string) => text !== '' && !/^(no tag|none|n\/?a)$/i.test(text)

/** The form as the browser sends it. `device` is a tag, `none` or `other`; `tag` is what was typed for `other`. */
export const FileTicketForm = z
  .object({
    desk: z.enum(Desk.options, 'Choose who should help'),
    placeId: z.uuid('Choose the place'),
    roomId: z.union([z.literal(noRoom), z.uuid()], 'Choose the room'),
    category: z.string('Choose what it is about'),
    device: z.string().default(noDevice),
    tag: z.string().trim().max(50, 'Use 50 characters or fewer').default(''),
    description: TicketDescription,
    title: orNull(TicketTitle),
  })
  .check(ctx => {
    const { desk, category, device, tag } = ctx.value
    const problem = (path: string, message: string) =>
      ctx.issues.push({ code: 'custom', path: [path], message, input: ctx.value })
    const { success } = FileTicketInput.safeParse({ ...sample, desk, category })
    if (!success) problem('category', 'Choose what it is about')
    if (desk !== 'technology') return
    if (device === '') problem('device', 'Choose the device, or say that it is not about one')
    if (device === otherDevice && tag === '') problem('tag', 'Write the tag on the device, or NO TAG')
  })
  .transform(({ desk, device, tag, ...form }) => {
    const named = device === otherDevice ? tag : device
    const hasTag = desk === 'technology' && device !== noDevice && isTag(named)
    return { ...form, desk, assetTag: hasTag ? Tag.parse(named) : null }
  })
export type FileTicketForm = z.output<typeof FileTicketForm>

/** A valid ticket, to ask the contract about a category alone. */
const sample = { description: 'A description', place: { id: null, name: 'A place' }, room: null, assetTag: null }

/** What is done about a failure: the sentence for the person who filled in the form. */
function inPlainWords(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error
  if (error.reason === 'service_unavailable') {
    return new DomainError(
      error.reason,
      'Tickets cannot be taken right now. Everything you wrote is still here: wait a minute and send it again. It will be filed only once.',
    )
  }
  if (error.reason === 'idempotency_key_reused') {
    return new DomainError(
      error.reason,
      'Your first sending has arrived as a ticket after all, with the words you had then. You find it under Your tickets, where you can add to it.',
    )
  }
  return error
}

function placeOf(places: PlaceChoice[], { placeId, roomId }: FileTicketForm) {
  const place = places.find(each => each.id === placeId)
  if (!place) throw new DomainError('place_inactive', 'This place is no longer in use. Choose another one.')
  const room = place.rooms.find(each => each.id === roomId)
  if (!room && roomId !== noRoom) throw new DomainError('not_found', 'Choose a room of this place.')
  return { place: { id: place.id, name: place.name }, room: room ? { id: room.id, name: room.name } : null }
}

/**
 * Files a ticket from the form, once for each idempotency key. Refuses: `place_inactive`, `not_found` (the room),
 * `service_unavailable`, `idempotency_key_reused`.
 */
export async function fileTicket(
  database: Db,
  tickets: ReturnType<typeof services>['tickets'],
  form: FileTicketForm,
  idempotencyKey: string | null,
): Promise<Ticket> {
  const { desk, category, description, title, assetTag } = form
  const where = placeOf(await placeChoices(database), form)
  const input = { desk, category, description, assetTag, ...where, ...(title && { title }) }
  try {
    return await tickets.tickets.file.mutate(input, { context: { idempotencyKey } })
  } catch (error) {
    throw inPlainWords(error)
  }
}
