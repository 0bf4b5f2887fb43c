import { naturalKey } from '@ocs/contracts/natural-order'
import type { PersonRef } from '@ocs/contracts/people'
import { type FileTicketInput, type TicketKey, type TicketPriority, titleFrom } from '@ocs/contracts/tickets'
import type { Tx } from '../db.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { startClock } from '../sla/sla.store.ts'
import type { TicketRow } from './ticket.present.ts'

/** What a ticket begins with; without a title, one is made from the description. */
export type NewFacts = Omit<FileTicketInput, 'candidates'> & {
  priority?: TicketPriority
  status?: 'new' | 'open' | 'assigned'
  assigneeId?: string
  assigneeName?: string
}

/** For whom a ticket is made; `isStudent` null where that is not known. */
export type Requester = PersonRef & { isStudent: boolean | null }

/**
 * The next number of a desk. The counter's row stays locked until the transaction ends, so numbers
 * have no gaps and a later number never has an earlier time.
 */
export async function nextNumber(tx: Tx, desk: TicketKey['desk']): Promise<number> {
  const { lastNumber } = await tx.deskCounter.update({ where: { desk }, data: { lastNumber: { increment: 1 } } })
  return lastNumber
}

/** Makes a ticket with the next number of its desk, now, its clock running. Who calls it writes the history. */
export async function insertTicket(tx: Tx, facts: NewFacts, requester: Requester): Promise<TicketRow> {
  const { place, room, title, categoryVersion, ...asked } = facts
  // First: the time and what the clock is counted by are those after the number is given; see `startClock`.
  const number = await nextNumber(tx, asked.desk)
  const now = new Date()
  const start = { priority: 'normal', status: 'new', ...asked, placeId: place.id } as const
  const data: Prisma.TicketUncheckedCreateInput = {
    ...asked,
    categoryVersion,
    ...(await startClock(tx, start, now)),
    number,
    title: title || titleFrom(asked.description),
    placeId: place.id,
    placeName: place.name,
    roomId: room?.id,
    roomName: room?.name,
    roomKey: naturalKey(`${place.name}\n${room?.name ?? ''}`),
    requesterId: requester.id,
    requesterName: requester.name,
    requesterIsStudent: requester.isStudent,
    createdAt: now,
    updatedAt: now,
    lastPublicAt: now,
    lastDeskAt: now,
  }
  return tx.ticket.create({ data })
}
