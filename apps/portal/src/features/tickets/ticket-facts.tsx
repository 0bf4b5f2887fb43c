import { categoryLabel, deskLabels, type Ticket, ticketPriorityLabels } from '@ocs/contracts/tickets'
import { DescriptionList } from '@ocs/ui/description-list'
import { Panel } from '@ocs/ui/panel'
import { dueFacts } from './ticket-due.tsx'
import { When } from './ticket-words.tsx'

/** What is known about a ticket, beside what was written. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const { desk, place, room, category, priority, assetTag, requester, assignee, createdAt, updatedAt, closedAt } =
    ticket
  return (
    <Panel title="Details">
      <DescriptionList
        items={[
          { label: 'Place', value: place.name },
          { label: 'Room', value: room?.name },
          { label: 'Desk', value: deskLabels[desk] },
          { label: 'Category', value: categoryLabel(desk, category) },
          ...(desk === 'technology' ? [{ label: 'Device', value: assetTag }] : []),
          { label: 'Requester', value: requester.name },
          { label: 'Assigned to', value: assignee?.name },
          { label: 'Priority', value: ticketPriorityLabels[priority] },
          ...dueFacts(ticket, new Date()),
          { label: 'Filed', value: <When instant={createdAt} /> },
          { label: 'Updated', value: <When instant={updatedAt} /> },
          ...(closedAt ? [{ label: 'Closed', value: <When instant={closedAt} /> }] : []),
        ]}
      />
    </Panel>
  )
}
