import { reasons } from '@ocs/contracts/reasons'
import { readTicketKey } from '../../../../../features/tickets/ticket-key.ts'
import { services, settle } from '../../../../../server/services.ts'
import { currentPerson } from '../../../../../server/session.ts'

type Props = { params: Promise<{ desk: string; number: string }> }

/** Tickets that this one could be linked to, or with `merge=1` merged into: `?q=<number or words>`. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  if (!(await currentPerson())) {
    return Response.json({ reason: 'unauthenticated', message: 'Sign in first.' }, { status: 401, headers })
  }
  const key = readTicketKey(await params)
  const query = new URL(request.url).searchParams
  const search = query.get('q')?.trim().slice(0, 200) ?? ''
  if (!key || search === '') return Response.json([], { headers })
  const forMerge = query.get('merge') === '1'
  const found = await settle(services().tickets.links.candidates.query({ ...key, search, forMerge }))
  if (!found.ok)
    return Response.json({ reason: found.reason, message: found.message }, { status: reasons[found.reason], headers })
  return Response.json(found.value, { headers })
}
