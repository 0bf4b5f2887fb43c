import type { DirectoryPerson } from '@ocs/contracts/people'
import type { DirectoryPlace } from '@ocs/contracts/places'
import { DomainError } from '@ocs/contracts/reasons'
import { portalActor } from './actor.ts'
import { deskRoles } from './choices.ts'
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

/** Who has access and works or directs a desk, and the admins, with what they hold of that: nobody else is given or filed anything by itself. */
export async function directoryPeople(database: Db): Promise<DirectoryPerson[]> {
  const counted = { role: { in: [...Object.values(deskRoles).flat(), 'admin' as const] } }
  const people = await database.person.findMany({
    where: { active: true, kind: 'staff', assignments: { some: counted } },
    select: { id: true, name: true, assignments: { where: counted, select: { role: true, placeId: true } } },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    take: 2000,
  })
  return people.map(({ assignments, ...person }) => ({ ...person, grants: assignments }))
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

// Next loads a module once for each of its bundles: the syncs must be one for the process.
const shared = globalThis as typeof globalThis & { ocsDirectorySyncs?: Record<'places' | 'people', Sync> }

function syncOf(what: string, send: () => Promise<void>): Sync {
  const failed = (error: unknown) => {
    const reason = error instanceof DomainError ? { reason: error.reason } : { err: error }
    log().warn(reason, `the tickets service has not taken the ${what} yet`)
  }
  return createSync({ send, failed, retryMs: 30_000 })
}

async function sendPlaces(): Promise<void> {
  const places = await directoryPlaces(db())
  // A new district has none yet, and the service takes an empty list for a mistake.
  if (places.length > 0) await ticketsAs(portalActor).directory.replace.mutate({ places })
}

/** After so long what was taken may have been lost: with a backup of the service, or to another process's list. Milliseconds. */
const trustedFor = 3_600_000

/** Sends the people unless they are as they were taken a little while ago: every sign-in may have changed them, and few have. */
function peopleSender(): () => Promise<void> {
  let taken = { people: '', at: 0 }
  return async () => {
    const people = await directoryPeople(db())
    const now = { people: JSON.stringify(people), at: Date.now() }
    if (people.length === 0 || (now.people === taken.people && now.at - taken.at < trustedFor)) return
    await ticketsAs(portalActor).directory.replacePeople.mutate({ people })
    taken = now
  }
}

function directorySyncs(): Record<'places' | 'people', Sync> {
  shared.ocsDirectorySyncs ??= { places: syncOf('places', sendPlaces), people: syncOf('people', peopleSender()) }
  return shared.ocsDirectorySyncs
}

/** Tells the services that places or rooms changed, now or as soon as they answer again. Call it after the change. */
export function placesChanged(): void {
  directorySyncs().places.changed()
}

/** As `placesChanged`, of who has access, what they are called, and their roles. */
export function peopleChanged(): void {
  directorySyncs().people.changed()
}
