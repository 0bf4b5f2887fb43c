'use client'

import type { TicketStatus } from '@ocs/contracts/tickets'
import { Button } from '@ocs/ui/button'
import { toast } from '@ocs/ui/toast'
import { Hand } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useOffer } from '../../form/palette-offers.tsx'
import { useDeed } from '../../form/use-deed.ts'
import type { Claimable } from './claimable.ts'
import { claimEvent, focusedRow } from './selection.ts'
import { Status, ticketGroup } from './ticket-words.tsx'
import { changeTicketAction } from './tickets.actions.ts'

/** A ticket as it will be when the claim is done. */
type Claimed = { status: TicketStatus; assignee: string }

type Claims = { claimed: Record<string, Claimed | undefined>; claim: (ticket: Claimable) => void }
const Claiming = createContext<Claims>({ claimed: {}, claim: () => {} })

/** Given to somebody, a waiting ticket becomes assigned; the service decides the same. */
const claimedStatus = (status: TicketStatus): TicketStatus =>
  status === 'new' || status === 'open' ? 'assigned' : status

const nothing: Claims['claimed'] = {}

/** Claims the ticket of the row that has the focus, when a key asks for it. What somebody has is taken over on its page only. */
function useClaimKey(tickets: Claimable[], claim: Claims['claim']) {
  const latest = useRef({ tickets, claim })
  useEffect(() => {
    latest.current = { tickets, claim }
  })
  useEffect(() => {
    const onKey = () => {
      const path = focusedRow()?.pathname
      const ticket = latest.current.tickets.find(each => path === `/tickets/${each.desk}/${each.number}`)
      if (!ticket?.mayClaim) return
      if (ticket.assignee) toast(`${ticket.assignee} has this ticket. Open it to take it over.`)
      else latest.current.claim(ticket)
    }
    document.addEventListener(claimEvent, onKey)
    return () => document.removeEventListener(claimEvent, onKey)
  }, [])
}

/** Around what shows some tickets: a claim shows at once everywhere below, and goes back where it is refused. `me` is the reader's name. */
export function ClaimDesk({ tickets, me, children }: { tickets: Claimable[]; me: string; children: ReactNode }) {
  const { shown, run } = useDeed(nothing, changeTicketAction)
  const claim = (ticket: Claimable) => {
    const { id, desk, number, version, status } = ticket
    if (shown[id]) return
    run({ [id]: { status: claimedStatus(status), assignee: me } }, { desk, number, version, deed: 'claim' })
  }
  useClaimKey(tickets, claim)
  return <Claiming value={{ claimed: shown, claim }}>{children}</Claiming>
}

/** A ticket's status, as it is or will be. */
export function ShownStatus({ ticket: { id, status } }: { ticket: Pick<Claimable, 'id' | 'status'> }) {
  return <Status status={useContext(Claiming).claimed[id]?.status ?? status} />
}

/** Who has a ticket, as it is or will be; `nobody` stands where nobody has it. */
export function ShownAssignee(props: { ticket: { id: string; assignee: string | null }; nobody: ReactNode }) {
  const { ticket, nobody } = props
  return useContext(Claiming).claimed[ticket.id]?.assignee ?? ticket.assignee ?? nobody
}

/** Nobody has the ticket of a row yet: takes it with one press. Where a mouse points, the button stands in for the words and takes no room of its own. */
export function ClaimInRow({ ticket, title }: { ticket: Claimable; title: string }) {
  const { claim } = useContext(Claiming)
  return (
    <span className="relative flex items-center gap-2">
      <span className="text-muted sm:group-hover/row:opacity-0 touch:opacity-100!">Nobody yet</span>
      <span className="sm:absolute sm:left-0 touch:static!">
        <Button
          size="sm"
          variant="secondary"
          aria-label={`Claim ${ticket.number} ${title}`}
          // Rows are walked with j and k, and a key claims: 25 more stops would be in the way.
          excludeFromTabOrder
          className="sm:-my-1 sm:not-group-hover/row:opacity-0 focus-visible:opacity-100 touch:opacity-100!"
          onPress={() => claim(ticket)}
        >
          Claim
        </Button>
      </span>
    </span>
  )
}

/** Takes a ticket with one press, on its own page. */
export function ClaimButton({ ticket }: { ticket: Claimable }) {
  const { claimed, claim } = useContext(Claiming)
  const words = ticket.assignee === null ? 'Claim' : 'Take it over'
  useOffer({ id: 'claim', title: ticketGroup, lines: [{ id: 'claim', label: words, onAction: () => claim(ticket) }] })
  return (
    <Button
      variant={ticket.assignee === null ? 'primary' : 'secondary'}
      isPending={claimed[ticket.id] !== undefined}
      icon={<Hand aria-hidden />}
      onPress={() => claim(ticket)}
    >
      {words}
    </Button>
  )
}
