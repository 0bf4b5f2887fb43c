import { categoryLabel, deskLabels, type Ticket } from '@ocs/contracts/tickets'
import { type Column, DataTable, type Row } from '@ocs/ui/table'
import type { ReactNode } from 'react'
import { type ListQuery, listPath, ticketPath } from './list-query.ts'
import { Due, PriorityBadge } from './ticket-due.tsx'
import { Ago, Status } from './ticket-words.tsx'

/** Number and title: what a ticket is called in lists. */
export function TicketTitle({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <span className="font-normal text-muted tabular-nums">{ticket.number}</span> {ticket.title}{' '}
      <PriorityBadge priority={ticket.priority} />
    </>
  )
}

/** The room above its place: technicians look for the room. */
export function Where({ ticket: { place, room } }: { ticket: Ticket }) {
  if (!room) return place.name
  return (
    <span>
      <span className="block">{room.name}</span>
      <span className="block text-sm text-muted">{place.name}</span>
    </span>
  )
}

function columnsOf(query: ListQuery, showsPeople: boolean, showsDesk: boolean): Column[] {
  const { sort } = query
  const people: Column[] = [
    { key: 'requester', header: 'Requester', isOneLine: true, hideBelow: 'md' },
    { key: 'assignee', header: 'Assigned to', isOneLine: true },
  ]
  const due: Column = {
    key: 'due',
    header: 'Due',
    isOneLine: true,
    sortHref: listPath(query, { sort: sort === 'due' ? undefined : 'due' }),
    ...(sort === 'due' && { sorted: 'ascending' }),
  }
  return [
    // Not less than this: what is wrong is what one reads first.
    { key: 'title', header: 'Ticket', width: '28%' },
    { key: 'status', header: 'Status', width: '7rem' },
    {
      key: 'where',
      header: 'Where',
      width: '13rem',
      sortHref: listPath(query, { sort: sort === 'room' ? undefined : 'room' }),
      ...(sort === 'room' && { sorted: 'ascending' }),
    },
    // Both desks count from 1: without its desk a number could be either ticket.
    { key: 'category', header: 'Category', ...(!showsDesk && { hideBelow: 'lg' }) },
    ...(showsPeople ? [...people, due] : people.slice(1)),
    {
      key: 'updated',
      header: 'Updated',
      isOneLine: true,
      sortHref: listPath(query, { sort: sort === 'updated' ? undefined : 'updated' }),
      ...(sort === 'updated' && { sorted: 'descending' }),
    },
    {
      key: 'age',
      header: 'Age',
      align: 'end',
      isOneLine: true,
      sortHref: listPath(query, { sort: sort === 'oldest' ? undefined : 'oldest' }),
      ...(sort === undefined && { sorted: 'ascending' }),
      ...(sort === 'oldest' && { sorted: 'descending' }),
    },
  ]
}

/** What it is about, above its desk where the list shows both. */
export function About({ ticket, showsDesk }: { ticket: Ticket; showsDesk: boolean }) {
  const category = categoryLabel(ticket.desk, ticket.category)
  if (!showsDesk) return category
  return (
    <span>
      <span className="block">{category}</span>
      <span className="block text-sm text-muted">{deskLabels[ticket.desk]}</span>
    </span>
  )
}

function rowOf(ticket: Ticket, from: string, now: Date, showsDesk: boolean): Row {
  return {
    key: ticket.id,
    href: ticketPath(ticket, from),
    cells: {
      title: <TicketTitle ticket={ticket} />,
      status: <Status status={ticket.status} />,
      where: <Where ticket={ticket} />,
      category: <About ticket={ticket} showsDesk={showsDesk} />,
      requester: ticket.requester.name,
      assignee: ticket.assignee?.name ?? <span className="text-muted">Nobody yet</span>,
      due: <Due ticket={ticket} now={now} />,
      updated: <Ago instant={ticket.updatedAt} now={now} suffix=" ago" />,
      age: <Ago instant={ticket.createdAt} now={now} />,
    },
  }
}

/** Tickets as a table; `from` is the address that a ticket leads back to. */
export function TicketTable(props: {
  caption: string
  tickets: Ticket[]
  query: ListQuery
  from: string
  showsPeople: boolean
  showsDesk: boolean
  empty: ReactNode
}) {
  const { caption, tickets, query, from, showsPeople, showsDesk, empty } = props
  const now = new Date()
  return (
    <DataTable
      caption={caption}
      columns={columnsOf(query, showsPeople, showsDesk)}
      rows={tickets.map(ticket => rowOf(ticket, from, now, showsDesk))}
      empty={empty}
    />
  )
}
