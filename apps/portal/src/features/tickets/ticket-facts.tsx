import { categoryLabel } from '@ocs/contracts/categories'
import type { SchoolYear } from '@ocs/contracts/school-years'
import { deskLabels, type Ticket, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { DescriptionList } from '@ocs/ui/description-list'
import { TextLink } from '@ocs/ui/link'
import { Panel } from '@ocs/ui/panel'
import { categoryNames } from '../../server/categories.ts'
import { ShownAssignee } from './claim-deed.tsx'
import type { Handiwork } from './handiwork.ts'
import { listPath } from './list-query.ts'
import { dueFacts } from './ticket-due.tsx'
import { When } from './ticket-words.tsx'

/** The maintenance desk rarely asks for a device; there none is not worth a line. Who works the ticket goes on to the device. */
function deviceFacts({ desk, assetTag, assetNote, allowedActions }: Ticket) {
  const tag = assetTag && allowedActions.includes('note') ? assetLink(assetTag) : assetTag
  const device = tag ?? (assetNote && `${assetNote} (not in the inventory)`)
  return device || desk === 'technology' ? [{ label: 'Device', value: device }] : []
}

const archiveLink = (year: SchoolYear) => <TextLink href={listPath({ year })}>{year}</TextLink>

const assetLink = (tag: string) => <TextLink href={`/inventory/${encodeURIComponent(tag)}`}>{tag}</TextLink>

/** Where a ticket came from that nobody filed by hand. */
function recurrenceFacts(recurrence: Handiwork['recurrence']) {
  if (!recurrence) return []
  const { name, href } = recurrence
  return [{ label: 'Recurring', value: href ? <TextLink href={href}>{name}</TextLink> : name }]
}

/** What is known about a ticket, beside what was written. */
export async function TicketFacts({ ticket, recurrence }: { ticket: Ticket; recurrence: Handiwork['recurrence'] }) {
  const { id, desk, place, room, category, priority, requester, assignee, createdAt, updatedAt, closedAt, archivedIn } =
    ticket
  const names = await categoryNames()
  const nobody = <span className="text-muted">Nobody yet</span>
  return (
    <Panel title="Details">
      <DescriptionList
        items={[
          { label: 'Place', value: place.name },
          { label: 'Room', value: room?.name },
          { label: 'Desk', value: deskLabels[desk] },
          { label: 'Category', value: categoryLabel(names, desk, category) },
          ...deviceFacts(ticket),
          ...recurrenceFacts(recurrence),
          { label: 'Requester', value: requester.name },
          {
            label: 'Assigned to',
            value: <ShownAssignee ticket={{ id, assignee: assignee?.name ?? null }} nobody={nobody} />,
          },
          { label: 'Priority', value: ticketPriorityLabels[priority] },
          ...dueFacts(ticket, new Date()),
          { label: 'Filed', value: <When instant={createdAt} /> },
          { label: 'Updated', value: <When instant={updatedAt} /> },
          ...(closedAt ? [{ label: 'Closed', value: <When instant={closedAt} /> }] : []),
          ...(archivedIn ? [{ label: 'Archive', value: archiveLink(archivedIn) }] : []),
        ]}
      />
    </Panel>
  )
}
