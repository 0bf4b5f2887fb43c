import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileStorage } from './file-storage.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ocs-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function contentOf(key: string, variant: 'whole' | 'thumb' = 'whole'): Promise<string | null> {
  const stored = await fileStorage(folder).get(key, variant)
  return stored && text(stored.content)
}

test('what was put is there again, also after the portal was restarted, and nothing half-written stays', async () => {
  const key = await fileStorage(folder).put(Buffer.from('whole'), Buffer.from('small'))
  expect(await contentOf(key)).toBe('whole')
  expect(await contentOf(key, 'thumb')).toBe('small')
  expect((await fileStorage(folder).get(key, 'whole'))?.size).toBe(5)
  const names = (await readdir(folder, { recursive: true })).filter(name => name.includes(key))
  expect(names.sort()).toEqual([
    join(key.slice(0, 2), key.slice(2, 4), key),
    join(key.slice(0, 2), key.slice(2, 4), `${key}.thumb`),
  ])
})

test('names are random: the same bytes twice are two files', async () => {
  const storage = fileStorage(folder)
  const keys = await Promise.all([storage.put(Buffer.from('same')), storage.put(Buffer.from('same'))])
  expect(keys[0]).not.toBe(keys[1])
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
})

test('a file that is missing is nothing, and taking it away twice is no error', async () => {
  const storage = fileStorage(folder)
  const key = await storage.put(Buffer.from('gone'))
  await storage.drop(key)
  await storage.drop(key)
  expect(await storage.get(key, 'whole')).toBeNull()
  expect(await storage.get(key, 'thumb')).toBeNull()
})

test.each(['../../secret', '..', '', 'a'.repeat(31), `${'a'.repeat(32)}/../x`, 'A'.repeat(32), '/etc/passwd'])(
  'no key leads out of the folder: %j',
  async key => {
    await writeFile(join(folder, 'secret'), 'secret')
    await expect(fileStorage(join(folder, 'in', 'side')).get(key, 'whole')).rejects.toThrow()
  },
)

test('the folder is made, and one that cannot be is told', async () => {
  await fileStorage(join(folder, 'deep', 'er')).check()
  await writeFile(join(folder, 'plain-file'), '')
  await expect(fileStorage(join(folder, 'plain-file', 'x')).check()).rejects.toThrow()
})
