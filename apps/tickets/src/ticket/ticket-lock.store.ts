import type { TicketKey } from '@ocs/contracts/tickets'
import type { Tx } from '../db.ts'
import type { TicketRow } from './ticket.present.ts'

/** Locks tickets in the order of their ids, so that two who lock several cannot block each other. */
export async function lockTickets(tx: Tx, ids: string[]): Promise<Map<string, TicketRow>> {
  await tx.$queryRaw`select 1 from ticket where id = any(${ids}::uuid[]) order by id for update`
  const rows = await tx.ticket.findMany({ where: { id: { in: ids } } })
  return new Map(rows.map(row => [row.id, row]))
}

/**
 * A ticket by its key, locked; null when there is none. With it the tickets that it was merged into, one into the next: to
 * reopen it takes its people out of them.
 */
export async function lockTicket(tx: Tx, { desk, number }: TicketKey): Promise<TicketRow | null> {
  await tx.$queryRaw`
    with recursive chain as (
      select id, merged_into_id from ticket where desk = ${desk}::desk and number = ${number}
      union select target.id, target.merged_into_id from chain join ticket target on target.id = chain.merged_into_id
    )
    select 1 from ticket where id = any(array(select id from chain)) order by id for update`
  return tx.ticket.findUnique({ where: { desk_number: { desk, number } } })
}

/** A ticket by its id, locked. */
export async function lockById(tx: Tx, id: string): Promise<TicketRow> {
  await tx.$queryRaw`select 1 from ticket where id = ${id}::uuid for update`
  return tx.ticket.findUniqueOrThrow({ where: { id } })
}

/** Two tickets by their keys, locked in the order of their ids; null where there is none. */
export async function lockPair(tx: Tx, one: TicketKey, two: TicketKey): Promise<[TicketRow | null, TicketRow | null]> {
  const keys = [one, two].map(({ desk, number }) => ({ desk, number }))
  const found = await tx.ticket.findMany({ where: { OR: keys }, select: { id: true } })
  const rows = [
    ...(
      await lockTickets(
        tx,
        found.map(({ id }) => id),
      )
    ).values(),
  ]
  const of = ({ desk, number }: TicketKey) => rows.find(row => row.desk === desk && row.number === number) ?? null
  return [of(one), of(two)]
}
