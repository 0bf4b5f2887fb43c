import { DomainError } from '@ocs/contracts/reasons'
import { findSimilar, SimilarQuestion } from '../../../../features/tickets/find-similar.ts'
import { jsonBody } from '../../../../server/json-body.ts'
import { refusal } from '../../../../server/refusals.ts'
import { currentPerson } from '../../../../server/session.ts'

/** A description as long as it may be, whatever it is written in, and what stands around it. Bytes. */
const most = 64 * 1024

async function find(request: Request): Promise<Response> {
  const current = await currentPerson()
  if (!current) throw new DomainError('unauthenticated', 'Sign in first.')
  const asked = SimilarQuestion.safeParse(await jsonBody(request, most))
  if (!asked.success) throw new DomainError('invalid_input', 'Say the desk, the place and what is wrong.')
  return Response.json(await findSimilar(current.person, asked.data), { headers: { 'cache-control': 'no-store' } })
}

/**
 * Open tickets like the one that is being written: the form sends what is typed so far. A question, though it comes by POST:
 * what people write about their troubles does not belong into addresses.
 */
export async function POST(request: Request): Promise<Response> {
  return find(request).catch(refusal)
}
