import { notFound } from '@ocs/contracts/reasons'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { PartFacts, Work } from '@ocs/contracts/work'
import { centsOf, moneyColumn } from '@ocs/service-kit/columns'
import type { Doer } from '@ocs/service-kit/transaction'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import type { Db, Tx } from '../db.ts'
import type { Part } from '../generated/prisma/client.ts'
import { changeEntry, roomFor } from './work.rules.ts'
import { changeWork, heed } from './work.store.ts'
import { tellWork, type Worked } from './worked-ticket.store.ts'

type PartKey = TicketKey & { id: string; version: number }

const columns = ({ name, quantity, unitCents, supplier, partNumber }: PartFacts) => ({
  name,
  quantity,
  supplier,
  partNumber,
  unitPrice: moneyColumn(unitCents),
})

const told = ({ quantity, unitCents }: Pick<PartFacts, 'quantity' | 'unitCents'>) => ({ quantity, unitCents })
const before = (row: Part) => ({ name: row.name, quantity: row.quantity, unitCents: centsOf(row.unitPrice) })

async function partFor(tx: Tx, { actor }: Doer, { ticket }: Worked, { id, version }: PartKey): Promise<Part> {
  const row = await tx.part.findFirst({ where: { id, ticketId: ticket.id } })
  if (!row) throw notFound('Part')
  const entry = { authorId: row.addedById, version: row.version }
  heed(changeEntry(entry, actor.id, mayManageDesk(actor, ticket.desk), version))
  return row
}

/** Enters a part that was used. Refused: as at `changeWork`, `list_full`. */
export async function addPart(db: Db, doer: Doer, input: TicketKey & PartFacts): Promise<Work> {
  return changeWork(db, doer, 'work.addPart', input, async (tx, { ticket }, now) => {
    const ticketId = ticket.id
    heed(roomFor(await tx.part.count({ where: { ticketId } })))
    const added = { addedById: doer.actor.id, addedByName: doer.actor.name, createdAt: now }
    await tx.part.create({ data: { ...columns(input), ...added, ticketId } })
    await tellWork(tx, doer, ticket, 'part_added', input.name, told(input))
  })
}

/** Corrects a part. Refused: as at `changeWork`, `not_found` also for the part, `stale_version`. */
export async function changePart(db: Db, doer: Doer, input: PartKey & PartFacts): Promise<Work> {
  return changeWork(db, doer, 'work.changePart', input, async (tx, worked) => {
    const row = await partFor(tx, doer, worked, input)
    await tx.part.update({ where: { id: row.id }, data: { ...columns(input), version: { increment: 1 } } })
    await tellWork(tx, doer, worked.ticket, 'part_changed', input.name, { ...told(input), before: before(row) })
  })
}

/** Takes a part away. Refused: as at `changeWork`, `not_found` also for the part, `stale_version`. */
export async function removePart(db: Db, doer: Doer, input: PartKey): Promise<Work> {
  return changeWork(db, doer, 'work.removePart', input, async (tx, worked) => {
    const row = await partFor(tx, doer, worked, input)
    await tx.part.delete({ where: { id: row.id } })
    await tellWork(tx, doer, worked.ticket, 'part_removed', row.name, { before: before(row) })
  })
}
