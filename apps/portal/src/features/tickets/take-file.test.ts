import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { maxAttachments } from '@ocs/contracts/attachments'
import { DomainError } from '@ocs/contracts/reasons'
import { actorOf } from '@ocs/service-kit/testing/service'
import type { AppRouter } from '@ocs/tickets/router'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FileStorage, fileStorage } from '../../server/files/file-storage.ts'
import { type ServiceProcess, startServiceProcess } from '../../testing/service-process.ts'
import { mayTakeFile, takeFile } from './take-file.ts'

let service: ServiceProcess<AppRouter>
let folder: string
let storage: FileStorage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ocs-files-'))
  storage = fileStorage(folder)
  service = await startServiceProcess<AppRouter>('tickets')
})
afterAll(async () => {
  await service?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const teacher = actorOf('teacher.lakeroad')
const photo = async () => ({
  name: 'Door.png',
  bytes: await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer(),
})

const fileTicket = () =>
  service.as(teacher).tickets.file.mutate({
    ...{ desk: 'maintenance', category: 'structure', description: 'The door does not close any more.' },
    ...{ place: { id: null, name: 'Lake Road Elementary School' }, room: null, assetTag: null },
  })

/** The keys of all that is stored. */
async function storedKeys(): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  return names.filter(each => each.isFile() && !each.name.endsWith('.thumb')).map(each => each.name)
}

const put = async (key: string | null, ticket: Awaited<ReturnType<typeof fileTicket>>, actor = teacher) =>
  takeFile({ tickets: service.as(actor), storage }, ticket, await photo(), key)

test('a file is stored, and named on the ticket without the place of its bytes', async () => {
  const ticket = await fileTicket()
  const taken = await put(null, ticket)
  expect(Object.keys(taken)).not.toContain('storageKey')
  const { desk, number } = ticket
  const { storageKey } = await service.as(teacher).attachments.get.query({ desk, number, id: taken.id })
  expect((await storage.get(storageKey, 'whole'))?.size).toBe(taken.bytes)
  expect(await storage.get(storageKey, 'thumb')).not.toBeNull()
})

test('a repeated sending is one file, on the ticket and in the storage', async () => {
  const ticket = await fileTicket()
  const before = (await storedKeys()).length
  const key = randomUUID()
  const first = await put(key, ticket)
  expect((await put(key, ticket)).id).toBe(first.id)
  expect(await service.as(teacher).attachments.list.query(ticket)).toHaveLength(1)
  expect(await storedKeys()).toHaveLength(before + 1)
})

test('what the service refuses does not stay in the storage', async () => {
  const ticket = await fileTicket()
  for (let at = 0; at < maxAttachments; at++) await put(null, ticket)
  const before = await storedKeys()
  await expect(put(null, ticket)).rejects.toMatchObject({ reason: 'too_many_files' })
  await expect(put(null, ticket, actorOf('teacher.central'))).rejects.toMatchObject({ reason: 'not_found' })
  expect(await storedKeys()).toEqual(before)
})

test('where no answer came, the bytes stay: the file may be on the ticket', async () => {
  const before = (await storedKeys()).length
  const mutate = async () => Promise.reject(new DomainError('service_unavailable', 'Away'))
  const away = { attachments: { add: { mutate } } }
  const sending = takeFile({ tickets: away, storage }, { desk: 'maintenance', number: 1 }, await photo(), null)
  await expect(sending).rejects.toMatchObject({ reason: 'service_unavailable' })
  expect(await storedKeys()).toHaveLength(before + 1)
})

test('who may not add files is told before anything is read of what they send', async () => {
  const ticket = await fileTicket()
  await mayTakeFile(service.as(teacher), ticket)
  await expect(mayTakeFile(service.as(actorOf('teacher.central')), ticket)).rejects.toMatchObject({
    reason: 'not_found',
  })
  await expect(mayTakeFile(service.as(actorOf('director')), ticket)).rejects.toMatchObject({ reason: 'forbidden' })
})
