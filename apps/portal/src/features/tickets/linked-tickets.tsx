import type { LinkedTicket, LinkRelation } from '@ocs/contracts/ticket-links'
import type { Ticket } from '@ocs/contracts/tickets'
import { TextLink } from '@ocs/ui/link'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import type { SplitCategory } from './connections.ts'
import { AddLink, MergeTicket, SplitTicket } from './link-forms.tsx'
import { removeLinkAction } from './links.actions.ts'
import { ticketPath } from './list-query.ts'
import { Status, ticketName } from './ticket-words.tsx'

const heads: Record<LinkRelation, string> = {
  duplicate_of: 'Duplicate of',
  duplicated_by: 'Duplicate',
  blocked_by: 'Blocked by',
  blocks: 'Blocks',
  child_of: 'Part of',
  parent_of: 'Has as a part',
}
const mergeHeads: Partial<Record<LinkRelation, string>> = {
  duplicate_of: 'Merged into',
  duplicated_by: 'Merged into this one',
}

/** The ticket, written with its desk where it is of the other one: both desks count from 1. */
const numberOf = (here: Ticket, other: LinkedTicket['ticket']) =>
  here.desk === other.desk ? String(other.number) : ticketName(other)

function Linked({ ticket, link }: { ticket: Ticket; link: LinkedTicket }) {
  const { relation, isMerge, mayRemove, ticket: other } = link
  const { desk, number } = ticket
  return (
    <li className="flex items-start justify-between gap-2 border-b px-4 py-2.5 last:border-b-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          {(isMerge && mergeHeads[relation]) || heads[relation]} <Status status={other.status} />
        </p>
        <TextLink href={ticketPath(other)} className="break-words">
          <span className="tabular-nums">{numberOf(ticket, other)}</span> {other.title}
        </TextLink>
      </div>
      {mayRemove ? (
        <ConfirmForm
          label="Remove"
          description={`Remove the link to ${ticketName(other)}`}
          title={`Remove the link to ${ticketName(other)}?`}
          text="Both tickets stay as they are. You can link them again at any time."
          confirmLabel="Remove link"
          variant="quiet"
          action={removeLinkAction}
          hidden={{ desk, number, relation, otherDesk: other.desk, otherNumber: other.number }}
        />
      ) : null}
    </li>
  )
}

/** The tickets that have to do with this one, for the reader to see and for who works it to link; nothing where there is neither. */
export function LinkedTickets(props: { ticket: Ticket; links: LinkedTicket[] | null; categories: SplitCategory[] }) {
  const { ticket, links, categories } = props

  const mayLink = ticket.allowedActions.includes('link')
  const mayMerge = ticket.allowedActions.includes('merge')
  if (links === null) return <Notice tone="warning">Linked tickets cannot be shown right now.</Notice>
  if (links.length === 0 && !mayLink) return null
  return (
    <Panel
      title="Linked tickets"
      isFlush
      actions={
        mayLink ? (
          <>
            <AddLink ticket={ticket} />
            {mayMerge ? <MergeTicket ticket={ticket} /> : null}
            {categories.length > 0 ? <SplitTicket ticket={ticket} categories={categories} /> : null}
          </>
        ) : null
      }
    >
      {links.length > 0 ? (
        <ul aria-label="Linked tickets">
          {links.map(link => (
            <Linked key={`${link.relation} ${link.ticket.desk} ${link.ticket.number}`} ticket={ticket} link={link} />
          ))}
        </ul>
      ) : (
        <p className="px-4 py-3 text-muted">No other ticket has to do with this one.</p>
      )}
    </Panel>
  )
}

/** Says on a merged ticket where the work goes on, with the way there for who may read it. */
export function MergedNotice({ ticket, links }: { ticket: Ticket; links: LinkedTicket[] | null }) {
  if (!ticket.isMerged) return null
  const into = links?.find(link => link.isMerge && link.relation === 'duplicate_of')?.ticket
  const reopen = ticket.allowedActions.includes('reopen') ? ' If it is not the same after all, reopen this one.' : ''
  return (
    <Notice title="This ticket was merged into another one" className="mb-4">
      {into ? (
        <>
          The work goes on in{' '}
          <TextLink href={ticketPath(into)}>
            {ticketName(into)}: {into.title}
          </TextLink>
          . What was said here stays here.{reopen}
        </>
      ) : (
        <>It is about the same problem as a ticket that somebody else has filed, and is worked on there.{reopen}</>
      )}
    </Notice>
  )
}

/** The open tickets without which this one cannot be done, in words. */
export function openBlockers(links: LinkedTicket[] | null): string[] {
  return (links ?? [])
    .filter(({ relation, ticket }) => relation === 'blocked_by' && ticket.status !== 'closed')
    .map(({ ticket }) => `${ticketName(ticket)}, ${ticket.title}`)
}
