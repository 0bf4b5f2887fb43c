import { DomainError } from '@ocs/contracts/reasons'
import { PageAlive } from '../../../../live/live-message.ts'
import { db } from '../../../../server/db.ts'
import { env } from '../../../../server/env.ts'
import { isSameOrigin } from '../../../../server/files/upload.ts'
import { jsonBody } from '../../../../server/json-body.ts'
import { pageAlive } from '../../../../server/live/presence.store.ts'
import { refusal } from '../../../../server/refusals.ts'
import { listeningPerson } from '../../../../server/session.ts'

async function take(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL))
    throw new DomainError('forbidden', 'This is for pages of OCS.')
  const current = await listeningPerson()
  if (!current) throw new DomainError('unauthenticated', 'You are signed out.')
  const alive = PageAlive.safeParse(await jsonBody(request, 1024))
  if (!alive.success) throw new DomainError('invalid_input', 'Send page and isWriting.')
  const { page: pageId, isWriting } = alive.data
  await pageAlive(db(), { pageId, personId: current.person.id, isWriting }, new Date())
  return new Response(null, { status: 204 })
}

/** An open page says that it is open still, see `GET /api/live`. It keeps no session alive. Answers 204, or 400, 401, 403, 413. */
export async function POST(request: Request): Promise<Response> {
  try {
    return await take(request)
  } catch (error) {
    return refusal(error)
  }
}
