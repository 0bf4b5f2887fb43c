import { DomainError, isRefusal } from '@ocs/contracts/reasons'
import { maxTicketLinks, type SplitInput } from '@ocs/contracts/ticket-links'
import type { Ticket } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import { keepRead } from '../attention/read-mark.store.ts'
import type { Db, Tx } from '../db.ts'
import { insertTicket, type NewFacts } from '../ticket/new-ticket.store.ts'
import { ticketPolicy } from '../ticket/ticket.policy.ts'
import { eventData, presentTicket, type TicketRow } from '../ticket/ticket.present.ts'
import { refusalOf, writeStep } from '../ticket/ticket.store.ts'
import { lockTicket } from '../ticket/ticket-lock.store.ts'
import { otherOf, splitOff } from './link.rules.ts'
import { countLinks } from './link.store.ts'

/** The part as a ticket: where and for whom the whole is, with words and a category of its own. */
function partOf(whole: TicketRow, input: SplitInput, taker: { id: string; name: string }): NewFacts {
  const { placeId, placeName, roomId, roomName } = whole
  return {
    desk: whole.desk,
    category: input.category,
    description: input.description,
    ...(input.title && { title: input.title }),
    place: { id: placeId, name: placeName },
    room: roomName === null ? null : { id: roomId, name: roomName },
    assetTag: whole.assetTag,
    assetNote: whole.assetNote,
    priority: whole.priority,
    ...(input.take ? { status: 'assigned', assigneeId: taker.id, assigneeName: taker.name } : { status: 'open' }),
  }
}

async function checkCategory(tx: Tx, { desk, category: key }: SplitInput): Promise<void> {
  const category = await tx.category.findUnique({ where: { desk_key: { desk, key } } })
  if (category?.active) return
  throw new DomainError('category_not_offered', 'The desk does not offer this category any more. Choose another one.')
}

/**
 * Makes a ticket of its own out of a part of another one, for the same requester, as part of it. What the category asks is not
 * asked: who splits knows the ticket. Refused: as at `refusalOf`, `already_merged`, `category_not_offered`, `too_many_links`.
 */
export async function splitTicket(db: Db, doer: Doer, input: SplitInput): Promise<Ticket> {
  const { actor } = doer
  const policy = ticketPolicy(actor)
  return inTransaction(db, doer, 'links.split', input, async (tx: Tx) => {
    const whole = await lockTicket(tx, input)
    const refused = refusalOf(policy, whole, whole && splitOff(whole, whole))
    if (refused || !whole) throw refused
    if ((await countLinks(tx, whole.id)) >= maxTicketLinks) {
      throw new DomainError('too_many_links', `A ticket has at most ${maxTicketLinks} links.`)
    }
    await checkCategory(tx, input)
    const { requesterId: id, requesterName: name, requesterIsStudent: isStudent } = whole
    const part = await insertTicket(tx, partOf(whole, input, actor), { id, name, isStudent })
    const now = part.createdAt
    await tx.ticketLink.create({ data: { fromId: part.id, toId: whole.id, kind: 'child_of', createdAt: now } })
    const data = { ...eventData(part, null), other: otherOf(whole) }
    await recordEvent(tx, doer, { noun: 'ticket', nounId: part.id, verb: 'split_from', data })
    await keepRead(tx, actor.id, part.id, null, now)
    const step = splitOff(whole, part)
    if (!isRefusal(step)) await writeStep(tx, doer, policy, whole, step, now)
    return presentTicket(part, policy)
  })
}
