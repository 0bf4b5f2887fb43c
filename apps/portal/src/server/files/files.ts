import { env } from '../env.ts'
import { type FileStorage, fileStorage } from './file-storage.ts'

/** Where this portal keeps what people upload. */
export function files(): FileStorage {
  return fileStorage(env().OCS_FILES_DIR)
}
