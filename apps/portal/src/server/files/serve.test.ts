import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FileStorage, fileStorage } from './file-storage.ts'
import { serveFile } from './serve.ts'

let folder: string
let storage: FileStorage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ocs-files-'))
  storage = fileStorage(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function stored(type: 'image/png' | 'application/pdf', name: string) {
  return { id: randomUUID(), name, type, storageKey: await storage.put(Buffer.from('whole'), Buffer.from('small')) }
}

test('a picture shows in the browser, where nothing in it can run', async () => {
  const answer = await serveFile(storage, await stored('image/png', 'door.png'), 'whole', null)
  expect(await answer?.text()).toBe('whole')
  expect(Object.fromEntries(answer?.headers ?? [])).toMatchObject({
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline; filename="door.png"; filename*=UTF-8\'\'door.png',
    'content-length': '5',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
  })
})

test('its thumbnail is a WebP, and what the browser has already is not sent again', async () => {
  const file = await stored('image/png', 'door.png')
  const answer = await serveFile(storage, file, 'thumb', null)
  expect([await answer?.text(), answer?.headers.get('content-type')]).toEqual(['small', 'image/webp'])
  const again = await serveFile(storage, file, 'thumb', answer?.headers.get('etag') ?? '')
  expect(again?.status).toBe(304)
})

test('a PDF is saved and never shown', async () => {
  const file = await stored('application/pdf', 'quote.pdf')
  const answer = await serveFile(storage, file, 'whole', null)
  expect(answer?.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(await serveFile(storage, file, 'thumb', null)).toBeNull()
})

test('bytes that are missing are nothing', async () => {
  const file = await stored('image/png', 'door.png')
  await storage.drop(file.storageKey)
  expect(await serveFile(storage, file, 'whole', null)).toBeNull()
})
