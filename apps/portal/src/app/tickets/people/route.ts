import { actorCan } from '@ocs/contracts/actors'
import { findStaff } from '../../../server/colleagues.ts'
import { db } from '../../../server/db.ts'
import { currentPerson } from '../../../server/session.ts'

/**
 * People by `?q=<part of a name>`: members of the staff who can be asked for input, or with `of=everyone` whoever can have
 * something fixed, students and oneself too. For people who work tickets.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  const current = await currentPerson()
  if (!current) return Response.json({ reason: 'unauthenticated', message: 'Sign in first.' }, { status: 401, headers })
  if (!actorCan(current.actor, 'tickets:work')) {
    return Response.json({ reason: 'forbidden', message: 'You may not do this.' }, { status: 403, headers })
  }
  const query = new URL(request.url).searchParams
  const everyone = query.get('of') === 'everyone'
  const found = await findStaff(db(), query.get('q')?.slice(0, 100) ?? '', everyone)
  return Response.json(
    found.filter(person => everyone || person.id !== current.person.id),
    { headers },
  )
}
