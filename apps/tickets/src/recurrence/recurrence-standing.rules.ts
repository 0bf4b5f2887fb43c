import type { DirectoryPerson, PersonRef } from '@ocs/contracts/people'
import type { RecurrenceTrouble, TicketTemplate } from '@ocs/contracts/recurrences'
import type { Desk } from '@ocs/contracts/tickets'
import { mayManageDesk } from '../calendar/calendar.policy.ts'
import { worksAt } from '../directory/directory.rules.ts'

/** What decides whose a recurring ticket is. */
export type Setup = { desk: Desk; owner: PersonRef; template: Pick<TicketTemplate, 'assignee' | 'place'> }

/** In whose name the next ticket is filed and who is given it, and which of the two are others than it was set up with. */
export type Standing = { filedFor: PersonRef; assignee: PersonRef | null; troubles: RecurrenceTrouble[] }

const works = (person: DirectoryPerson, { desk, template: { place } }: Setup): boolean =>
  worksAt(person, desk, place.id)

const directs = (person: DirectoryPerson, { desk }: Setup): boolean =>
  mayManageDesk({ kind: 'person', ...person, scopes: [] }, desk)

/** Of those who may direct a desk the first who has it as their role; an admin only where nobody has. */
function director(setup: Setup, people: readonly DirectoryPerson[]): PersonRef | null {
  const all = people.filter(person => directs(person, setup))
  const own = all.find(({ grants }) => grants.some(({ role }) => role === `${setup.desk}_director`))
  const found = own ?? all[0]
  return found ? { id: found.id, name: found.name } : null
}

/**
 * Whose a recurring ticket is today. Who does not work the desk at its place any more is given nothing: it waits in the queue.
 * Where its owner does not direct the desk any more it is filed for somebody who does. While nobody is known it is as it was
 * set up.
 */
export function standingOf(setup: Setup, people: readonly DirectoryPerson[]): Standing {
  const { owner, template } = setup
  const { assignee } = template
  const named = ({ id }: PersonRef) => people.find(person => person.id === id)
  const stays = (person: PersonRef, holds: typeof works) => {
    const known = named(person)
    return people.length === 0 || (known !== undefined && holds(known, setup))
  }
  const isAssigneeGone = assignee !== null && !stays(assignee, works)
  const standIn = stays(owner, directs) ? null : director(setup, people)
  const troubles: RecurrenceTrouble[] = []
  if (isAssigneeGone) troubles.push({ kind: 'assignee_gone', name: assignee.name })
  if (standIn) troubles.push({ kind: 'owner_gone', name: owner.name })
  return { filedFor: standIn ?? owner, assignee: isAssigneeGone ? null : assignee, troubles }
}

/** What the history of a ticket says where it is not as it was set up; null where it is. */
export function standingWords({ filedFor, troubles }: Standing, { template }: Setup): string | null {
  const sentences = troubles.map(({ kind, name }) =>
    kind === 'assignee_gone'
      ? `${name} no longer works this desk at ${template.place.name}, so it waits in the queue.`
      : `${name} does not direct this desk, so it is filed for ${filedFor.name}.`,
  )
  return sentences.join(' ') || null
}
