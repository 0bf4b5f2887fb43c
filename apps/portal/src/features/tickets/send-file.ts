import { Attachment } from '@ocs/contracts/attachments'
import * as z from 'zod'

const Refusal = z.object({ message: z.string() })

const notReached = 'OCS cannot be reached. Check your connection, then try again.'

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Sends one file of a page that `openedBy` has opened; `onProgress` hears how much has left, from 0 to 1. With the same key it arrives once, however often it is sent.
 * Rejects with a sentence for the person.
 */
export function sendFile(
  path: string,
  { file, key, openedBy }: { file: File; key: string; openedBy: string },
  onProgress: (part: number) => void,
): Promise<Attachment> {
  const body = new FormData()
  body.set('file', file, file.name)
  // Not fetch, which does not tell how far an upload has come.
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = () => reject(new Error(notReached))
    request.onload = () => {
      const answer = readJson(request.responseText)
      const taken = Attachment.safeParse(answer)
      if (request.status === 201 && taken.success) return resolve(taken.data)
      reject(new Error(Refusal.safeParse(answer).data?.message ?? notReached))
    }
    request.open('POST', path)
    request.setRequestHeader('x-idempotency', key)
    request.setRequestHeader('x-opened-by', openedBy)
    request.send(body)
  })
}
