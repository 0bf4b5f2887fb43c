import type { DirectoryPlace } from '@ocs/contracts/places'
import { DomainError } from '@ocs/contracts/reasons'
import { portalActor } from './actor.ts'
import type { Db } from './db.ts'
import { db } from './db.ts'
import { log } from './log.ts'
import { ticketsAs } from './services.ts'

/** The district's places and rooms as the services are told of them, the inactive ones too. */
export async function directoryPlaces(database: Db): Promise<DirectoryPlace[]> {
  return database.place.findMany({
    select: {
      id: true,
      name: true,
      active: true,
      rooms: { select: { id: true, name: true, active: true }, orderBy: { nameKey: 'asc' } },
    },
    orderBy: { nameKey: 'asc' },
  })
}

/** Keeps a copy elsewhere up to date. */
export type Sync = {
  /** Says that something changed: sent now, and again until it was taken. Never fails, never waits. */
  changed: () => void
  /** Stops trying. */
  stop: () => void
}

/**
 * Sends the whole state whenever it changed, one at a time, and tries again after `retryMs` milliseconds where that
 * failed. What changes while a sending is under way is sent after it.
 */
export function createSync(options: {
  send: () => Promise<void>
  failed: (error: unknown) => void
  retryMs: number
}): Sync {
  let isDirty = false
  let isSending = false
  let timer: NodeJS.Timeout | undefined
  const attempt = async () => {
    if (isSending || !isDirty) return
    isSending = true
    isDirty = false
    clearTimeout(timer)
    try {
      await options.send()
    } catch (error) {
      isDirty = true
      options.failed(error)
      timer = setTimeout(attempt, options.retryMs).unref()
      return
    } finally {
      isSending = false
    }
    await attempt()
  }
  return {
    changed() {
      isDirty = true
      void attempt()
    },
    stop: () => clearTimeout(timer),
  }
}

// Next loads a module once for each of its bundles: the sync must be one for the process.
const shared = globalThis as typeof globalThis & { ocsDirectorySync?: Sync }

function directorySync(): Sync {
  shared.ocsDirectorySync ??= createSync({
    send: async () => {
      const places = await directoryPlaces(db())
      // A new district has none yet, and the service takes an empty list for a mistake.
      if (places.length > 0) await ticketsAs(portalActor).directory.replace.mutate({ places })
    },
    failed: error => {
      const reason = error instanceof DomainError ? { reason: error.reason } : { err: error }
      log().warn(reason, 'the tickets service has not taken the places yet')
    },
    retryMs: 30_000,
  })
  return shared.ocsDirectorySync
}

/** Tells the services that places or rooms changed, now or as soon as they answer again. Call it after the change. */
export function placesChanged(): void {
  directorySync().changed()
}
