import { DomainError, notFound } from '@ocs/contracts/reasons'
import { mayTakeFile, takeFile } from '../../../../../features/tickets/take-file.ts'
import { readTicketKey } from '../../../../../features/tickets/ticket-key.ts'
import { env } from '../../../../../server/env.ts'
import { files } from '../../../../../server/files/files.ts'
import { isSameOrigin, readUpload } from '../../../../../server/files/upload.ts'
import { openedByAnother } from '../../../../../server/opener.ts'
import { refusal } from '../../../../../server/refusals.ts'
import { services } from '../../../../../server/services.ts'
import { currentPerson } from '../../../../../server/session.ts'

type Props = { params: Promise<{ desk: string; number: string }> }

async function take(request: Request, params: Props['params']): Promise<Response> {
  if (!isSameOrigin(request.headers, env().NEXTAUTH_URL)) {
    throw new DomainError('forbidden', 'Files are taken from the pages of OCS only.')
  }
  const current = await currentPerson()
  if (!current) {
    throw new DomainError('unauthenticated', 'You are signed out. Sign in again in another tab, then try again.')
  }
  const elses = await openedByAnother(request.headers.get('x-opened-by'), current)
  if (elses) throw new DomainError('forbidden', elses)
  const key = readTicketKey(await params)
  if (!key) throw notFound('Ticket')
  const { tickets } = services()
  await mayTakeFile(tickets, key)
  const upload = await readUpload(request)
  const idempotencyKey = request.headers.get('x-idempotency')?.slice(0, 100) || null
  const attachment = await takeFile({ tickets, storage: files() }, key, upload, idempotencyKey)
  return Response.json(attachment, { status: 201, headers: { 'cache-control': 'no-store' } })
}

/**
 * Takes one file for a ticket: multipart, field `file`, at most 20 MB. The same file sent again with the same `x-idempotency`
 * is there once; `x-opened-by` is the id of whom the page was made for. Answers 201 with the file, or a reason and a sentence: 401, 403, 404, 409 (ten files), 413, 422.
 */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  try {
    return await take(request, params)
  } catch (error) {
    return refusal(error)
  }
}
