import { DomainError } from '@ocs/contracts/reasons'
import { KeepDraft, maxDraftBytes } from '../../form/draft-state.ts'
import { db } from '../../server/db.ts'
import { keepDraft } from '../../server/drafts.ts'
import { env } from '../../server/env.ts'
import { isSameOrigin } from '../../server/files/upload.ts'
import { jsonBody } from '../../server/json-body.ts'
import { refusal } from '../../server/refusals.ts'
import { currentPerson } from '../../server/session.ts'

async function keep(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL)) {
    throw new DomainError('forbidden', 'Drafts are taken from the pages of OCS only.')
  }
  const current = await currentPerson()
  const draft = current && KeepDraft.safeParse(await jsonBody(request, maxDraftBytes))
  // A page that was made for somebody else, who has signed out in another tab meanwhile: their words are not for this person.
  if (!current || (draft?.success && draft.data.personId !== current.person.id)) {
    throw new DomainError('unauthenticated', 'You are signed out. Sign in again.')
  }
  if (!draft?.success) throw new DomainError('invalid_input', 'This cannot be kept as a draft.')
  await keepDraft(db(), current.person.id, draft.data, new Date())
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}

/** Keeps what somebody is typing into a form, for themself: JSON, at most 64 KB. Answers 204, or a reason: 400, 401, 403, 413. */
export async function POST(request: Request): Promise<Response> {
  try {
    return await keep(request)
  } catch (error) {
    return refusal(error)
  }
}
