import { naturalKey } from '@ocs/contracts/natural-order'
import type { QuickFixInput } from '@ocs/contracts/quick-fixes'
import { DomainError } from '@ocs/contracts/reasons'
import { type Ticket, titleFrom } from '@ocs/contracts/tickets'
import { recordEvent } from '@ocs/service-kit/feed'
import { type Doer, inTransaction } from '@ocs/service-kit/transaction'
import type { Db, Tx } from '../db.ts'
import { moveClock, startClock } from '../sla/sla.store.ts'
import { nextNumber } from '../ticket/new-ticket.store.ts'
import { type TicketPolicy, ticketPolicy } from '../ticket/ticket.policy.ts'
import { eventData, presentTicket, type TicketRow } from '../ticket/ticket.present.ts'

/** Refuses with `forbidden` who would not work such a ticket, were it filed. */
function guard(policy: TicketPolicy, { desk, place, requester, requesterIsStudent }: QuickFixInput): void {
  const facts = {
    desk,
    placeId: place.id,
    requesterId: requester.id,
    requesterIsStudent,
    status: 'new' as const,
    assigneeId: null,
    askedIds: [],
    affectedIds: [],
    mergedIntoId: null,
    quickFix: false,
  }
  if (policy.may('changeStatus', facts) && policy.may('assign', facts)) return
  throw new DomainError('forbidden', 'You can log a quick fix only for a desk and a place that you work.')
}

/** The version of one of the desk's categories. Refused: `category_not_offered`. */
async function categoryVersion(tx: Tx, { desk, category: key }: QuickFixInput): Promise<number> {
  const category = await tx.category.findUnique({ where: { desk_key: { desk, key } } })
  if (!category?.active) throw new DomainError('category_not_offered', 'Choose one of the categories of this desk.')
  return category.version
}

async function create(tx: Tx, doer: Doer, input: QuickFixInput, now: Date): Promise<TicketRow> {
  const { desk, category, requester, requesterIsStudent, place, room, assetTag, wrong } = input
  const version = await categoryVersion(tx, input)
  const number = await nextNumber(tx, desk)
  const start = { desk, category, placeId: place.id, status: 'new', priority: 'normal' } as const
  const clock = await startClock(tx, start, now)
  return tx.ticket.create({
    data: {
      ...{ desk, number, category, categoryVersion: version, assetTag, quickFix: true },
      ...clock,
      // The requester was there: it was answered and done at once.
      ...(await moveClock(tx, { ...start, ...clock }, { status: 'closed', answers: true }, now)),
      status: 'closed',
      title: titleFrom(wrong),
      description: wrong,
      placeId: place.id,
      placeName: place.name,
      roomId: room?.id,
      roomName: room?.name,
      roomKey: naturalKey(`${place.name}\n${room?.name ?? ''}`),
      requesterId: requester.id,
      requesterName: requester.name,
      requesterIsStudent,
      assigneeId: doer.actor.id,
      assigneeName: doer.actor.name,
      createdAt: now,
      updatedAt: now,
      closedAt: now,
      // Nothing to catch up with, for anybody.
      lastPublicAt: null,
      lastDeskAt: null,
    },
  })
}

/**
 * Logs what was fixed on the spot: a ticket of the requester's that is born closed, given to the actor, and makes nothing unread.
 * Its events say that they are silent. Refused: `forbidden`, `category_not_offered`.
 */
export async function logQuickFix(db: Db, doer: Doer, input: QuickFixInput): Promise<Ticket> {
  const policy = ticketPolicy(doer.actor)
  guard(policy, input)
  return inTransaction(db, doer, 'tickets.quickFix', input, async (tx: Tx) => {
    const ticket = await create(tx, doer, input, new Date())
    const fresh = { ...ticket, status: 'new' as const }
    const of = { noun: 'ticket', nounId: ticket.id }
    await recordEvent(tx, doer, { ...of, verb: 'filed', data: { ...eventData(fresh, null), silent: true } })
    const closed = { ...eventData(ticket, fresh), silent: true }
    await recordEvent(tx, doer, { ...of, verb: 'closed', note: input.done, data: closed })
    return presentTicket(ticket, policy)
  })
}
