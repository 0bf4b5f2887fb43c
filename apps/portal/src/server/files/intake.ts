import { createHash } from 'node:crypto'
import { type AttachmentType, attachmentTypesInWords } from '@ocs/contracts/attachments'
import { DomainError } from '@ocs/contracts/reasons'
import { kindOf } from './file-kinds.ts'
import { fileName } from './file-names.ts'
import { drawAnew, maxPixels } from './picture.ts'
import type { Upload } from './upload.ts'

/** A file as it is kept, with what is known about it. */
export type TakenFile = {
  name: string
  type: AttachmentType
  bytes: Buffer
  thumb?: Buffer
  width: number | null
  height: number | null
  /** SHA-256 of what was sent, in hexadecimal digits. */
  digest: string
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf' } as const

/**
 * Makes what is kept out of what was sent: what a file is, its content says; pictures are drawn anew, PDFs stay as they are.
 * Refused: `file_refused` for every other kind, and for pictures that cannot be read or are too large.
 */
export async function takeIn({ name, bytes }: Upload): Promise<TakenFile> {
  const kind = kindOf(bytes)
  if (!kind) throw new DomainError('file_refused', `This kind of file is not taken. Choose ${attachmentTypesInWords}.`)
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (kind === 'pdf') {
    return { name: fileName(name, 'pdf'), type: 'application/pdf', bytes, width: null, height: null, digest }
  }
  const picture = await drawAnew(kind, bytes).catch(error => {
    // A code is Node's: the thread could not start, the disk is full. Decoders refuse in words alone.
    if (error instanceof Error && 'code' in error) throw error
    const limit = `${maxPixels / 1_000_000} million pixels`
    throw new DomainError(
      'file_refused',
      `This picture cannot be read: it is damaged or has more than ${limit}. Choose another one.`,
    )
  })
  return { ...picture, name: fileName(name, endings[picture.type]), digest }
}
