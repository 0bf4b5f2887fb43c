import { type Actor, holds } from '@ocs/contracts/actors'
import { type Desk, desks } from '@ocs/contracts/tickets'
import { deskRoles } from '../../server/choices.ts'

/** How a person looks at tickets. It only arranges screens; what they see and may do is the service's answer. */
export type Lens = {
  /** The desks whose queue they work. */
  works: Desk[]
  /** The one desk they work, where it is one. */
  desk?: Desk
  /** Whether they see tickets of others: a queue, a school. */
  seesOthers: boolean
}

/** The lens of an actor, by their roles. */
export function lensOf(actor: Actor): Lens {
  if (holds(actor, 'student')) return { works: [], seesOthers: false }
  const works = desks.filter(desk => holds(actor, 'admin') || deskRoles[desk].some(role => holds(actor, role)))
  const [desk] = works
  const oversees = holds(actor, 'principal') || holds(actor, 'director_of_schools')
  return {
    works,
    seesOthers: works.length > 0 || oversees,
    ...(desk && works.length === 1 && { desk }),
  }
}
