import { type CategoryName, categoryLabel } from '@ocs/contracts/categories'
import type { ListedTicket } from '@ocs/contracts/ticket-latest'
import { deskLabels, type Ticket } from '@ocs/contracts/tickets'
import { type Column, DataTable, type Row } from '@ocs/ui/table'
import type { ReactNode } from 'react'
import { PeopleBadge } from './affected-people.tsx'
import { ClaimInRow, ShownAssignee, ShownStatus } from './claim-deed.tsx'
import { claimable } from './claimable.ts'
import { sortProps } from './list-order.ts'
import { type ListQuery, ticketPath } from './list-query.ts'
import { SelectPage } from './select-page.tsx'
import { selectionName } from './selection.ts'
import { Due, PriorityBadge } from './ticket-due.tsx'
import { previewOf } from './ticket-preview.ts'
import { Ago } from './ticket-words.tsx'

/** Where there is little room, what was said last gives way to the second line of a title. */
const roomFor = { title: 'sm:line-clamp-2', said: '@min-[74rem]/table:block @min-[74rem]/table:truncate' }

/**
 * Number and title: what a ticket is called in lists. No row is higher than two lines: above what was said last the title of a
 * wide table has one of them, else it has both where it needs them. On a phone it is never cut.
 */
export function TicketTitle({ ticket }: { ticket: ListedTicket }) {
  return (
    <span className="sm:flex sm:items-start sm:gap-1.5">
      <span title={ticket.title} className={ticket.latest ? `${roomFor.title} ${roomFor.said}` : roomFor.title}>
        <span className="font-normal text-muted tabular-nums">{ticket.number}</span> {ticket.title}
      </span>{' '}
      <span className="shrink-0 empty:hidden">
        <PeopleBadge ticket={ticket} />
      </span>
    </span>
  )
}

/** A status with what is urgent below it: beside the title that would take the words from just the tickets one must not miss. */
export function WithPriority({ ticket, children }: { ticket: Ticket; children: ReactNode }) {
  return (
    <span className="flex gap-2 sm:flex-col sm:items-start sm:gap-0.5">
      {children}
      <PriorityBadge priority={ticket.priority} />
    </span>
  )
}

/** What was said last, and who said it; before that, what the description says beyond the title. */
export function previewLine(ticket: ListedTicket): ReactNode {
  const preview = previewOf(ticket)
  if (!preview) return null
  return preview.author ? `${preview.author}: ${preview.text}` : preview.text
}

/** The room above its place: technicians look for the room. In a narrow table the end of a long name gives way to the titles. */
export function Where({ ticket: { place, room } }: { ticket: Ticket }) {
  const line = 'block sm:@max-[60rem]/table:max-w-36 sm:@max-[48rem]/table:max-w-32 sm:truncate'
  if (!room) return <span className={line}>{place.name}</span>
  return (
    <span>
      <span className={`${line} max-sm:inline`}>{room.name}</span>{' '}
      <span className={`${line} text-sm text-muted max-sm:ml-1.5 max-sm:inline`}>{place.name}</span>
    </span>
  )
}

/** People have columns of their own only in lists of others' tickets; there the rest gives way where the table is narrow. */
function columnsOf(query: ListQuery, showsPeople: boolean, showsDesk: boolean): Column[] {
  const { sort } = query
  // What a list is sorted by is always shown.
  const givesWay = (by: ListQuery['sort'], below: Column['hideBelow']) =>
    showsPeople && sort !== by ? { hideBelow: below } : {}
  const people: Column[] = [
    {
      key: 'requester',
      header: 'Requester',
      isOneLine: true,
      ...givesWay('requester', showsDesk ? 'wider' : 'wide'),
      ...sortProps(query, 'requester'),
    },
    { key: 'assignee', header: 'Assigned to', isOneLine: !showsDesk, isPlain: true, ...sortProps(query, 'assignee') },
    { key: 'due', header: 'Due', isOneLine: true, isPlain: true, ...sortProps(query, 'due') },
  ]
  const updated: Column = { key: 'updated', header: 'Updated', isOneLine: true, ...sortProps(query, 'updated') }
  return [
    // Not less than this: what is wrong is what one reads first.
    { key: 'title', header: 'Ticket', width: '40%', ...sortProps(query, 'title') },
    { key: 'status', header: 'Status', width: '7rem', isPlain: true, ...sortProps(query, 'status') },
    { key: 'where', header: 'Where', isOneLine: true, isPlain: true, ...sortProps(query, 'room') },
    // Both desks count from 1: without its desk a number could be either ticket.
    {
      key: 'category',
      header: 'Category',
      ...(!showsDesk && givesWay('category', 'wider')),
      ...sortProps(query, 'category'),
    },
    ...(showsPeople ? people : people.slice(1, 2)),
    ...(showsPeople && sort !== 'updated' ? [] : [updated]),
    // On a phone the due time says what is urgent.
    {
      key: 'age',
      header: 'Age',
      align: 'end',
      isOneLine: true,
      isPlain: true,
      ...(showsPeople && { hideBelow: showsDesk && !sort ? ('wide' as const) : ('sm' as const) }),
      ...sortProps(query, 'age'),
    },
  ]
}

/** How old a ticket is; on a phone, where no header says so, with a word for it. */
export function AgeCell({ ticket, now }: { ticket: Ticket; now: Date }) {
  return (
    <>
      <Ago instant={ticket.createdAt} now={now} />
      <span className="sm:hidden"> old</span>
    </>
  )
}

/** What it is about, above its desk where the list shows both. */
export function About(props: { ticket: Ticket; names: CategoryName[]; showsDesk: boolean }) {
  const { ticket, names, showsDesk } = props
  const category = categoryLabel(names, ticket.desk, ticket.category)
  if (!showsDesk) return category
  return (
    <span>
      <span className="block max-sm:inline">{category}</span>{' '}
      <span className="block text-sm text-muted max-sm:ml-1.5 max-sm:inline">{deskLabels[ticket.desk]}</span>
    </span>
  )
}

/** Who has a ticket, or the way to take it where nobody has. */
function Assignee({ ticket }: { ticket: Ticket }) {
  const facts = claimable(ticket)
  const nobody = facts.mayClaim ? (
    <ClaimInRow ticket={facts} title={ticket.title} />
  ) : (
    <span className="text-muted">Nobody yet</span>
  )
  return <ShownAssignee ticket={{ id: facts.id, assignee: facts.assignee }} nobody={nobody} />
}

function rowOf(ticket: ListedTicket, from: string, now: Date, names: CategoryName[], showsDesk: boolean): Row {
  return {
    key: ticket.id,
    href: ticketPath(ticket, from),
    under: previewLine(ticket),
    cells: {
      title: <TicketTitle ticket={ticket} />,
      status: (
        <WithPriority ticket={ticket}>
          <ShownStatus ticket={{ id: ticket.id, status: ticket.status }} />
        </WithPriority>
      ),
      where: <Where ticket={ticket} />,
      category: <About ticket={ticket} names={names} showsDesk={showsDesk} />,
      requester: ticket.requester.name,
      assignee: <Assignee ticket={ticket} />,
      due: <Due ticket={ticket} now={now} />,
      updated: <Ago instant={ticket.updatedAt} now={now} suffix=" ago" />,
      age: <AgeCell ticket={ticket} now={now} />,
    },
  }
}

/** Tickets as a table; `from` is the address that a ticket leads back to. */
export function TicketTable(props: {
  caption: string
  tickets: ListedTicket[]
  names: CategoryName[]
  query: ListQuery
  from: string
  showsPeople: boolean
  showsDesk: boolean
  empty: ReactNode
  /** The ids of those that the reader has not seen as they are now. */
  unread: ReadonlySet<string>
  /** The id of the form that takes the selected rows; without it none can be selected. */
  selectionForm?: string
}) {
  const { caption, tickets, query, from, showsPeople, showsDesk, empty, unread, selectionForm } = props
  const titles = new Map(tickets.map(ticket => [ticket.id, `${ticket.number} ${ticket.title}`]))
  const now = new Date()
  return (
    <DataTable
      caption={caption}
      columns={columnsOf(query, showsPeople, showsDesk)}
      rows={tickets.map(ticket => ({
        ...rowOf(ticket, from, now, props.names, showsDesk),
        isUnread: unread.has(ticket.id),
      }))}
      empty={empty}
      hasOwnOrder={showsPeople}
      selection={
        selectionForm
          ? {
              name: selectionName,
              form: selectionForm,
              label: row => `Select ${titles.get(row.key)}`,
              header: <SelectPage form={selectionForm} />,
            }
          : undefined
      }
    />
  )
}
