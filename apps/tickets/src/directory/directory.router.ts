import { DirectoryPerson } from '@ocs/contracts/people'
import { DirectoryPlace } from '@ocs/contracts/places'
import { procedure, router } from '@ocs/service-kit/procedure'
import * as z from 'zod'
import type { Db } from '../db.ts'
import { replaceDirectory, replacePeople } from './directory.store.ts'

const isUnique = (named: { id: string }[]) => new Set(named.map(({ id }) => id.toLowerCase())).size === named.length

/** A district without a place is an answer that went wrong; it must not wipe what is known. */
const DirectoryInput = z
  .object({ places: z.array(DirectoryPlace).min(1).max(500) })
  .refine(({ places }) => isUnique(places) && isUnique(places.flatMap(place => place.rooms)), {
    path: ['places'],
    message: 'Name each place and each room only once',
  })

/** There is always an admin, so that a list of nobody is an answer that went wrong too. */
const PeopleInput = z
  .object({ people: z.array(DirectoryPerson).min(1).max(2000) })
  .refine(({ people }) => isUnique(people), { path: ['people'], message: 'Name each person only once' })

/**
 * What the portal tells this service: places, so that the old REST contract can name them in words, and who works and directs
 * the desks, so that what is filed by itself goes to nobody who left.
 */
export function directoryRouter(db: Db) {
  return router({
    /** Replaces all places and rooms by the given ones. */
    replace: procedure
      .meta({ can: 'directory:sync' })
      .input(DirectoryInput)
      .output(z.object({ places: z.number().int(), rooms: z.number().int() }))
      .mutation(({ ctx, input }) => replaceDirectory(db, ctx, input)),

    /** Replaces all who work or direct a desk, and the admins, by the given ones. */
    replacePeople: procedure
      .meta({ can: 'directory:sync' })
      .input(PeopleInput)
      .output(z.object({ people: z.number().int() }))
      .mutation(({ ctx, input }) => replacePeople(db, ctx, input)),
  })
}
