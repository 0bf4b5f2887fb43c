import { unreadDays } from '@ocs/contracts/attention'
import type { Tx } from '../db.ts'

/**
 * One's own act never makes a ticket unread to oneself: who had seen everything before it has seen everything after it. What
 * they had not seen stays unread. `last` is the last thing before the act that they may see.
 */
export async function keepRead(
  tx: Tx,
  personId: string,
  ticketId: string,
  last: Date | null,
  now: Date,
): Promise<void> {
  const horizon = new Date(now.getTime() - unreadDays * 86_400_000)
  const before = last !== null && last > horizon ? last.toISOString() : null
  await tx.$executeRaw`
    insert into read_mark (person_id, ticket_id, read_at)
    select ${personId}::uuid, ${ticketId}::uuid, ${now.toISOString()}::timestamptz
    where ${before}::timestamptz is null or ${before}::timestamptz <= greatest(
      (select read_at from read_mark where person_id = ${personId}::uuid and ticket_id = ${ticketId}::uuid),
      (select read_at from read_floor where person_id = ${personId}::uuid)
    )
    on conflict (person_id, ticket_id) do update set read_at = greatest(read_mark.read_at, excluded.read_at)`
}
