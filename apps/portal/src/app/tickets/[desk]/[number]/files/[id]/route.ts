import { AttachmentKey } from '@ocs/contracts/attachments'
import { DomainError, notFound } from '@ocs/contracts/reasons'
import { readTicketKey } from '../../../../../../features/tickets/ticket-key.ts'
import { files } from '../../../../../../server/files/files.ts'
import { serveFile } from '../../../../../../server/files/serve.ts'
import { log } from '../../../../../../server/log.ts'
import { refusal } from '../../../../../../server/refusals.ts'
import { services } from '../../../../../../server/services.ts'
import { currentPerson } from '../../../../../../server/session.ts'

type Props = { params: Promise<{ desk: string; number: string; id: string }> }

async function serve(request: Request, params: Props['params']): Promise<Response> {
  if (!(await currentPerson())) throw new DomainError('unauthenticated', 'You are signed out. Sign in again.')
  const { id, ...address } = await params
  const key = AttachmentKey.safeParse({ ...readTicketKey(address), id })
  if (!key.success) throw notFound('File')
  const file = await services().tickets.attachments.get.query(key.data)
  const variant = new URL(request.url).searchParams.get('size') === 'thumb' ? 'thumb' : 'whole'
  const answer = await serveFile(files(), file, variant, request.headers.get('if-none-match'))
  if (answer) return answer
  if (variant === 'whole') log().error({ file: file.id }, 'the bytes of a file are missing')
  throw notFound('File')
}

/** A file of a ticket to whoever may read the ticket at this moment; `?size=thumb` a small picture of it. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    return await serve(request, params)
  } catch (error) {
    return refusal(error)
  }
}
