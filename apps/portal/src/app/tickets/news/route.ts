import { actorCan } from '@ocs/contracts/actors'
import { AmongInput } from '@ocs/contracts/ticket-live'
import { queryIn } from '../../../features/tickets/bulk.form.ts'
import { lensOf } from '../../../features/tickets/lens.ts'
import { filterOf } from '../../../features/tickets/list-query.ts'
import { services, settle } from '../../../server/services.ts'
import { currentPerson } from '../../../server/session.ts'

/** Which of some tickets stand in a list as it is now: `?list=<address of the list>&ids=<id,id,...>`, at most 200. */
export async function GET(request: Request): Promise<Response> {
  const nothing = Response.json({ ids: [] }, { headers: { 'cache-control': 'no-store' } })
  const current = await currentPerson()
  if (!current || !actorCan(current.actor, 'tickets:read')) return nothing
  const { searchParams } = new URL(request.url)
  const ids = AmongInput.shape.ids.safeParse(searchParams.get('ids')?.split(','))
  const list = queryIn(searchParams.get('list') ?? '')
  // Further pages hold what is older: nothing arrives there.
  if (!ids.success || list.cursor) return nothing
  const filter = filterOf(list, lensOf(current.actor))
  const among = await settle(services().tickets.live.among.query({ ids: ids.data, filter }))
  return among.ok ? Response.json({ ids: among.value.seen }, { headers: { 'cache-control': 'no-store' } }) : nothing
}
