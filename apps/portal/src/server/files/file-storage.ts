import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StorageKey } from '@ocs/contracts/attachments'

/** A file has a thumbnail beside it when it is a picture. */
export type Variant = 'whole' | 'thumb'

/** A stored file, opened: its size in bytes, and its content, which must be read or cancelled. */
export type StoredFile = { size: number; content: ReadableStream<Uint8Array> }

/** Files on disk under random names, in two levels of folders. */
export type FileStorage = {
  /** Keeps a file and answers its key; when it returns, the bytes survive a power cut. */
  put: (whole: Buffer, thumb?: Buffer) => Promise<string>
  /** Opens a file, or answers null where there is none. */
  get: (key: string, variant: Variant) => Promise<StoredFile | null>
  /** Takes a file away that nothing names; one that is not there is no error. */
  drop: (key: string) => Promise<void>
  /** @throws when the folder cannot be made or written to */
  check: () => Promise<void>
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes beside the target and renames, so that a file is there whole or not at all. */
async function write(path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.part`
  try {
    const handle = await open(part, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await sync(dirname(path))
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Opens the storage in a folder; nothing is made before the first file. */
export function fileStorage(root: string): FileStorage {
  /** The key is nothing but hexadecimal digits, or there is no path: none can lead out of the folder. */
  const pathOf = (key: string, variant: Variant) => {
    const safe = StorageKey.parse(key)
    return join(root, safe.slice(0, 2), safe.slice(2, 4), variant === 'thumb' ? `${safe}.thumb` : safe)
  }
  return {
    async put(whole, thumb) {
      const key = randomBytes(16).toString('hex')
      const path = pathOf(key, 'whole')
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      if (thumb) await write(pathOf(key, 'thumb'), thumb)
      await write(path, whole)
      await sync(dirname(dirname(path)))
      await sync(root)
      return key
    },
    async get(key, variant) {
      try {
        const handle = await open(pathOf(key, variant), 'r')
        const { size } = await handle.stat()
        return { size, content: handle.readableWebStream({ autoClose: true }) as ReadableStream<Uint8Array> }
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async drop(key) {
      await rm(pathOf(key, 'whole'), { force: true })
      await rm(pathOf(key, 'thumb'), { force: true })
    },
    async check() {
      await mkdir(root, { recursive: true, mode: 0o700 })
      await access(root, constants.W_OK | constants.X_OK)
    },
  }
}
