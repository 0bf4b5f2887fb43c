import type { Actor } from '@ocs/contracts/actors'
import type { TicketFilter } from '@ocs/contracts/ticket-list'
import { LinkButton } from '@ocs/ui/button'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import { Skeleton } from '@ocs/ui/skeleton'
import { DataTable } from '@ocs/ui/table'
import { categoryNames } from '../../server/categories.ts'
import { services, settle } from '../../server/services.ts'
import { type Lens, lensOf } from './lens.ts'
import { deskOf, filterOf, type ListQuery, listPath, ticketPath } from './list-query.ts'
import { Promptly } from './promptly.tsx'
import { About, AgeCell, previewLine, TicketTitle, Where, WithPriority } from './ticket-table.tsx'
import { Status } from './ticket-words.tsx'
import { unreadAmong } from './unread.ts'

const shownAtHome = 5

/** A part of the home page: the first few tickets of a list, how many there are, and the way to all of them. */
type Part = { title: string; query: ListQuery; empty: string }

async function ask(filter: TicketFilter) {
  const { tickets } = services().tickets
  const [page, counts] = await Promise.all([
    settle(tickets.list.query({ ...filter, limit: shownAtHome })),
    settle(tickets.counts.query(filter)),
  ])
  if (!page.ok || !counts.ok) return null
  const { items } = page.value
  return { tickets: items, count: counts.value.anyOpen, unread: await unreadAmong(items) }
}

async function Tickets({ part, lens }: { part: Part; lens: Lens }) {
  const [answer, names] = await Promise.all([ask(filterOf(part.query, lens)), categoryNames()])
  const now = new Date()
  if (!answer) {
    return (
      <div className="p-4">
        <Notice tone="warning">Tickets are not available right now. Everything else works.</Notice>
      </div>
    )
  }
  const { tickets, count, unread } = answer
  if (tickets.length === 0) return <p className="p-4 text-muted">{part.empty}</p>
  const showsDesk = deskOf(part.query, lens) === undefined
  return (
    <>
      <DataTable
        isBare
        caption={part.title}
        columns={[
          { key: 'title', header: 'Ticket' },
          { key: 'where', header: 'Where', isPlain: true },
          ...(showsDesk ? [{ key: 'about', header: 'Category', isOneLine: true, isPlain: true }] : []),
          { key: 'status', header: 'Status', width: '7rem', isPlain: true },
          { key: 'age', header: 'Age', align: 'end', isOneLine: true, isPlain: true },
        ]}
        rows={tickets.map(ticket => ({
          key: ticket.id,
          href: ticketPath(ticket, '/'),
          under: previewLine(ticket),
          isUnread: unread.has(ticket.id),
          cells: {
            title: <TicketTitle ticket={ticket} />,
            where: <Where ticket={ticket} />,
            about: <About ticket={ticket} names={names} showsDesk={showsDesk} />,
            status: (
              <WithPriority ticket={ticket}>
                <Status status={ticket.status} />
              </WithPriority>
            ),
            age: <AgeCell ticket={ticket} now={now} />,
          },
        }))}
      />
      {count > tickets.length ? (
        <div className="border-t p-3">
          <LinkButton href={listPath(part.query)} size="sm" aria-label={`Show all ${count}: ${part.title}`}>
            Show all {count}
          </LinkButton>
        </div>
      ) : null}
    </>
  )
}

/** The tickets on the home page: for who works a desk what waits for them, for everybody what they have filed. */
export function HomeTickets({ actor }: { actor: Actor }) {
  const lens = lensOf(actor)
  const own: Part = { title: 'Your open tickets', query: { view: 'mine' }, empty: 'You have no open tickets.' }
  const work: Part[] = [
    { title: 'Assigned to you', query: { view: 'assigned' }, empty: 'Nothing is assigned to you.' },
    {
      title: 'Waiting in your queue',
      query: { view: 'unassigned' },
      empty: 'Every ticket has somebody who works on it.',
    },
  ]
  const parts = lens.works.length > 0 ? [...work, own] : [own]
  return (
    <div className={parts.length > 1 ? 'grid items-start gap-4 2xl:grid-cols-2' : 'max-w-4xl'}>
      {parts.map(part => (
        <Panel key={part.title} title={part.title} isFlush>
          <Promptly part={Tickets({ part, lens })} fallback={<Loading title={part.title} />} />
        </Panel>
      ))}
    </div>
  )
}

function Loading({ title }: { title: string }) {
  return (
    <div className="p-4">
      <Skeleton lines={shownAtHome} label={`Loading: ${title}`} />
    </div>
  )
}
