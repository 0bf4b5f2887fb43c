'use client'

import type { SimilarTicket } from '@ocs/contracts/similar-tickets'
import type { Desk } from '@ocs/contracts/tickets'
import { Badge } from '@ocs/ui/badge'
import { Button, LinkButton } from '@ocs/ui/button'
import { toast } from '@ocs/ui/toast'
import { useTransition } from 'react'
import { draftField } from '../../form/draft-state.ts'
import { useSending } from '../../form/use-deed.ts'
import { joinAffectedAction } from './links.actions.ts'
import { ticketPath } from './list-query.ts'
import { Ago, Status, ticketName } from './ticket-words.tsx'
import { type Report, useSimilar } from './use-similar.ts'

/** Joins a ticket instead of filing one; what was typed stays where it is when that fails. */
function useJoin(report: Report, draftKey: string | null) {
  const [isPending, startTransition] = useTransition()
  const send = useSending(joinAffectedAction)
  const join = (number: number) =>
    startTransition(async () => {
      const answer = await send({ ...report, number, [draftField]: draftKey ?? '' })
      if (answer.status === 'failed') toast.error(answer.problems.map(problem => problem.message).join(' '))
    })
  return { isPending, join }
}

function Similar(props: { ticket: SimilarTicket; report: Report; draftKey: string | null; now: Date }) {
  const { ticket, report, draftKey, now } = props
  const { isPending, join } = useJoin(report, draftKey)
  const { number, title, roomName, status, createdAt, people, isTheirs } = ticket
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words font-medium">
          <span className="font-normal text-muted tabular-nums">{number}</span> {title}
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <Status status={status} />
          {people > 1 ? <Badge tone="info">{people} people</Badge> : null}
          <span>
            {roomName ? `${roomName} · ` : null}
            <Ago instant={createdAt} now={now} suffix=" ago" />
          </span>
        </p>
      </div>
      {isTheirs ? (
        <LinkButton href={ticketPath(ticket)} size="sm">
          You are on it: open
        </LinkButton>
      ) : (
        <Button
          size="sm"
          isPending={isPending}
          aria-label={`This is mine too: ${ticketName(ticket)}, ${title}`}
          onPress={() => join(number)}
        >
          This is mine too
        </Button>
      )}
    </li>
  )
}

/**
 * What others have reported at this place that may be the same, while somebody writes. It stays out of the way: it takes no
 * focus, says once that it is there, and the form goes on without it.
 */
export function SimilarTickets(props: {
  desk: Desk
  placeId: string
  /** The id of the field in which one says what is wrong. */
  textId: string
  /** The draft that is not needed any more when one joins a ticket. */
  draftKey: string | null
}) {
  const { desk, placeId, textId, draftKey } = props
  const found = useSimilar(desk, placeId, textId)
  const tickets = found?.tickets ?? []
  const words =
    tickets.length === 1 ? 'One similar ticket is open here.' : `${tickets.length} similar tickets are open here.`
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {tickets.length > 0 ? words : ''}
      </p>
      {found && tickets.length > 0 ? (
        <section aria-label="Already reported?" className="rounded-panel border bg-surface px-4 pt-3 pb-1">
          <h2 className="font-semibold">Already reported?</h2>
          <p className="mb-2 text-sm text-muted">
            Add yourself instead of filing it again: you read the answers, and the desk sees how many have it.
          </p>
          <ul>
            {tickets.map(ticket => (
              <Similar key={ticket.number} ticket={ticket} report={found.report} draftKey={draftKey} now={new Date()} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
