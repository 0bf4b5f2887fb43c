import type { StoredAttachment } from '@ocs/contracts/attachments'
import { disposition } from './file-names.ts'
import type { FileStorage, Variant } from './file-storage.ts'

type Named = Pick<StoredAttachment, 'id' | 'name' | 'type' | 'storageKey'>

/**
 * Answers with a stored file that the asker may see, or null where its bytes are missing. Pictures, which were drawn anew,
 * show in the browser; anything else is saved, so that nothing that was uploaded ever runs as a page of this site. The
 * browser may keep it but has to ask each time: who may no longer see a file no longer gets it.
 */
export async function serveFile(
  storage: FileStorage,
  file: Named,
  variant: Variant,
  ifNoneMatch: string | null,
): Promise<Response | null> {
  const isPicture = file.type !== 'application/pdf'
  if (variant === 'thumb' && !isPicture) return null
  const headers = new Headers({
    'cache-control': 'private, no-cache',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': disposition(isPicture ? 'inline' : 'attachment', file.name),
    'content-type': variant === 'thumb' ? 'image/webp' : file.type,
    'cross-origin-resource-policy': 'same-origin',
    etag: `"${file.id}-${variant}"`,
    'x-content-type-options': 'nosniff',
  })
  if (ifNoneMatch === headers.get('etag')) return new Response(null, { status: 304, headers })
  const stored = await storage.get(file.storageKey, variant)
  if (!stored) return null
  headers.set('content-length', String(stored.size))
  return new Response(stored.content, { headers })
}
