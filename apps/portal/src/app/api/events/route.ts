import { actorCan } from '@ocs/contracts/actors'
import { FeedInput } from '@ocs/contracts/events'
import { DomainError } from '@ocs/contracts/reasons'
import { bearerToken, createVerifier } from '@ocs/service-kit/actor-token'
import { readFeed } from '@ocs/service-kit/feed'
import * as z from 'zod'
import { db } from '../../../server/db.ts'
import { tokenPublicKey } from '../../../server/env.ts'
import { log } from '../../../server/log.ts'

const Query = FeedInput.extend({ limit: z.coerce.number().pipe(FeedInput.shape.limit.unwrap()).default(200) })

async function feed(request: Request): Promise<Response> {
  const verify = createVerifier({ audience: 'portal', publicKey: tokenPublicKey() })
  const actor = await verify(bearerToken(request.headers.get('authorization')))
  if (!actorCan(actor, 'events:read')) throw new DomainError('forbidden', 'You do not have the permission events:read.')
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) throw new DomainError('invalid_input', 'Send cursor and limit (1 to 500) only.')
  return Response.json(await readFeed(db(), 'portal', query.data), { headers: { 'cache-control': 'no-store' } })
}

/** The portal's own feed, for machines with `events:read`: read on from `cursor`, at most `limit` events. */
export async function GET(request: Request): Promise<Response> {
  try {
    return await feed(request)
  } catch (error) {
    if (error instanceof DomainError) {
      return Response.json({ reason: error.reason, message: error.message }, { status: error.status })
    }
    log().error({ err: error }, 'feed failed')
    return Response.json({ reason: 'internal', message: 'Something went wrong on our side.' }, { status: 500 })
  }
}
