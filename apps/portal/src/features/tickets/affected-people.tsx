import { formatInstant } from '@ocs/contracts/plain-dates'
import type { AffectedPerson } from '@ocs/contracts/ticket-links'
import type { Ticket } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { TextLink } from '@ocs/ui/link'
import { Panel } from '@ocs/ui/panel'
import { ticketPath } from './list-query.ts'

/** How many people have the problem of a ticket, where it is more than who filed it. */
export function PeopleBadge({ ticket }: { ticket: Pick<Ticket, 'affectedCount'> }) {
  if (ticket.affectedCount === 0) return null
  return <Badge tone="info">{ticket.affectedCount + 1} people</Badge>
}

/** Who else has the problem, for the people who work the ticket. */
export function AffectedPeople({ people }: { people: AffectedPerson[] | null }) {
  if (!people || people.length === 0) return null
  return (
    <Panel title="Has this problem too">
      <ul className="flex flex-col gap-2">
        {people.map(({ person, since, from }) => (
          <li key={person.id}>
            <span className="font-medium">{person.name}</span>
            <span className="block text-sm text-muted">
              Since {formatInstant(since)}
              {from ? (
                <>
                  , by ticket <TextLink href={ticketPath(from)}>{from.number}</TextLink>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
