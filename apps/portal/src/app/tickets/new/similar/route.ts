import { reasons } from '@ocs/contracts/reasons'
import { findSimilar, SimilarQuestion } from '../../../../features/tickets/find-similar.ts'
import { currentPerson } from '../../../../server/session.ts'

/**
 * Open tickets like the one that is being written: the form sends what is typed so far. A question, though it comes by POST:
 * what people write about their troubles does not belong into addresses.
 */
export async function POST(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  const refused = (reason: 'unauthenticated' | 'invalid_input', message: string) =>
    Response.json({ reason, message }, { status: reasons[reason], headers })
  const current = await currentPerson()
  if (!current) return refused('unauthenticated', 'Sign in first.')
  const asked = SimilarQuestion.safeParse(await request.json().catch(() => null))
  if (!asked.success) return refused('invalid_input', 'Say the desk, the place and what is wrong.')
  return Response.json(await findSimilar(current.person, asked.data), { headers })
}
