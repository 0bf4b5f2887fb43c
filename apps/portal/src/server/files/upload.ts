import { maxAttachmentBytes } from '@ocs/contracts/attachments'
import { DomainError } from '@ocs/contracts/reasons'

/** A file as a browser sent it. */
export type Upload = { name: string; bytes: Buffer }

/** What multipart puts around a file. Bytes. */
const wrapping = 64 * 1024

const tooLarge = () =>
  new DomainError('too_large', `The file is larger than ${maxAttachmentBytes / 1024 / 1024} MB. Choose a smaller one.`)
const unreadable = () => new DomainError('file_refused', 'The file did not arrive whole. Send it again.')

/** Whether a request was made by a page of this portal: browsers name the origin with every POST, and no page can lie about it. */
export function isSameOrigin(headers: Headers, portalUrl: string): boolean {
  return headers.get('origin') === new URL(portalUrl).origin
}

/** Reads a body that may be `limit` bytes long; of a longer one nothing is kept. */
async function readAtMost(request: Request, limit: number): Promise<Buffer<ArrayBuffer>> {
  const tooMuch = async () => {
    await request.body?.cancel().catch(() => {})
    return tooLarge()
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw await tooMuch()
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel().catch(() => {})
      throw tooLarge()
    }
    parts.push(value)
  }
  return Buffer.concat(parts)
}

/**
 * The one file of a multipart upload, in the field `file`.
 * Refused: `too_large` over 20 MB, `file_refused` for anything that is not one file.
 */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) throw new DomainError('file_refused', 'Send one file as form data.')
  const body = await readAtMost(request, maxAttachmentBytes + wrapping).catch(error => {
    throw error instanceof DomainError ? error : unreadable()
  })
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) throw unreadable()
  const sent = form.getAll('file')
  const [file] = sent
  if (sent.length !== 1 || !(file instanceof File)) throw new DomainError('file_refused', 'Send one file at a time.')
  if (file.size > maxAttachmentBytes) throw tooLarge()
  if (file.size === 0) throw new DomainError('file_refused', 'The file is empty. Choose another one.')
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
}
