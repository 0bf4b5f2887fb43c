import { maxAttachmentBytes } from '@ocs/contracts/attachments'
import { expect, test } from 'vitest'
import { isSameOrigin, readUpload } from './upload.ts'

const address = 'http://localhost:8003/tickets/technology/1/files'

function sending(...sent: File[]): Request {
  const body = new FormData()
  for (const file of sent) body.append('file', file)
  return new Request(address, { method: 'POST', body })
}

test('one file arrives with its name and bytes', async () => {
  const { name, bytes } = await readUpload(sending(new File(['abc'], 'Tür auf.jpg')))
  expect([name, bytes.toString()]).toEqual(['Tür auf.jpg', 'abc'])
})

const tooLarge = { reason: 'too_large', status: 413, message: 'The file is larger than 20 MB. Choose a smaller one.' }

/** A body without end, and how much of it was taken. Bytes. */
function endless(headers: Record<string, string> = {}) {
  const taken = { bytes: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += 1_000_000
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  const init = { method: 'POST', body, headers: { ...type, ...headers }, duplex: 'half' }
  return { request: new Request(address, init), taken }
}

test('21 MB are refused before they are read, where the browser says how much is to come', async () => {
  const { request, taken } = endless({ 'content-length': String(21 * 1024 * 1024) })
  await expect(readUpload(request)).rejects.toMatchObject(tooLarge)
  expect(taken.bytes).toBeLessThan(3_000_000)
})

test('a body that does not say how long it is is given up at the limit', async () => {
  const { request, taken } = endless()
  await expect(readUpload(request)).rejects.toMatchObject(tooLarge)
  expect(taken.bytes).toBeLessThan(maxAttachmentBytes + 5_000_000)
})

test('a file of exactly 20 MB is taken, one byte more is not', async () => {
  const { bytes } = await readUpload(sending(new File([new Uint8Array(maxAttachmentBytes)], 'a.jpg')))
  expect(bytes.length).toBe(maxAttachmentBytes)
  const more = sending(new File([new Uint8Array(maxAttachmentBytes + 1)], 'a.jpg'))
  await expect(readUpload(more)).rejects.toMatchObject(tooLarge)
})

test.each([
  ['two files', () => sending(new File(['a'], 'a'), new File(['b'], 'b'))],
  ['no file', () => sending()],
  ['an empty file', () => sending(new File([], 'a'))],
  ['something else', () => new Request(address, { method: 'POST', body: '{}' })],
  [
    'a form that was cut off',
    () =>
      new Request(address, {
        method: 'POST',
        body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      }),
  ],
])('%s is refused in a sentence', async (_what, request) => {
  await expect(readUpload(request())).rejects.toMatchObject({ reason: 'file_refused', status: 422 })
})

test('only pages of the portal itself may send', () => {
  const from = (origin: string) => isSameOrigin(new Headers({ origin }), 'http://localhost:8003')
  expect(from('http://localhost:8003')).toBe(true)
  for (const origin of ['http://localhost:8004', 'https://localhost:8003', 'http://evil.example', 'null', '']) {
    expect(from(origin)).toBe(false)
  }
  expect(isSameOrigin(new Headers(), 'http://localhost:8003')).toBe(false)
})
