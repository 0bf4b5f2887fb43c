import { DomainError } from '@ocs/contracts/reasons'
import { Desk, type Ticket, TicketDescription, TicketTitle } from '@ocs/contracts/tickets'
import * as z from 'zod'
import { deskCandidates, type PlaceChoice, placeChoices } from '../../server/choices.ts'
import type { Db } from '../../server/db.ts'
import { orNull } from '../../server/fields.ts'
import type { services } from '../../server/services.ts'
import { fillIn, typedAnswers } from './filled-category.ts'
import { noDevice, noRoom } from './form-choices.ts'

/**
 * The form as the browser sends it. `device` is a tag, `none`, `other` or `unlisted`; `tag` is what was typed for `other`,
 * `what` for `unlisted`. The answers to the category's questions come in fields of their own; see `answerName`.
 */
export const FileTicketForm = z
  .looseObject({
    desk: z.enum(Desk.options, 'Choose who should help'),
    placeId: z.uuid('Choose the place'),
    roomId: z.union([z.literal(noRoom), z.uuid()], 'Choose the room'),
    category: z.string('Choose what it is about').min(1, 'Choose what it is about'),
    device: z.string().default(noDevice),
    tag: z.string().trim().max(50, 'Use 50 characters or fewer').default(''),
    what: z.string().trim().max(200, 'Use 200 characters or fewer').default(''),
    description: TicketDescription,
    title: orNull(TicketTitle),
  })
  .transform(({ desk, placeId, roomId, category, device, tag, what, description, title, ...others }) => ({
    ...{ desk, placeId, roomId, category, device, tag, what, description, title },
    ...typedAnswers(others, desk, category),
  }))
export type FileTicketForm = z.output<typeof FileTicketForm>

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

/** The chosen place and room, as they are called now. Refused: `place_inactive`, `not_found` (the room). */
export function placeOf(places: PlaceChoice[], { placeId, roomId }: Pick<FileTicketForm, 'placeId' | 'roomId'>) {
  const place = places.find(each => each.id === placeId)
  if (!place) throw new DomainError('place_inactive', 'This place is no longer in use. Choose another one.')
  const room = place.rooms.find(each => each.id === roomId)
  if (!room && roomId !== noRoom) throw new DomainError('not_found', 'Choose a room of this place.')
  return { place: { id: place.id, name: place.name }, room: room ? { id: room.id, name: room.name } : null }
}

/**
 * Files a ticket from the form, once for each idempotency key. Refuses: what the category asks and was not answered, beside
 * its fields; `place_inactive`, `not_found` (the room), `category_not_offered`, `category_changed`, `service_unavailable`,
 * `idempotency_key_reused`.
 */
export async function fileTicket(
  database: Db,
  tickets: ReturnType<typeof services>['tickets'],
  form: FileTicketForm,
  idempotencyKey: string | null,
): Promise<Ticket> {
  const { desk, category: key, categoryVersion, description, title } = form
  const where = placeOf(await placeChoices(database), form)
  try {
    const category = (await tickets.categories.offered.query({ desk })).find(each => each.key === key)
    if (!category) throw new DomainError('category_not_offered', 'Choose one of the categories of this desk.')
    const filled = fillIn(form, category)
    const candidates = category.isRouted ? await deskCandidates(database, desk, where.place.id) : undefined
    const input = { desk, category: key, categoryVersion, description, ...where, ...filled, ...(title && { title }) }
    return await tickets.tickets.file.mutate({ ...input, candidates }, { context: { idempotencyKey } })
  } catch (error) {
    throw inPlainWords(error)
  }
}
