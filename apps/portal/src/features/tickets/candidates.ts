import { LinkCandidate } from '@ocs/contracts/ticket-links'
import { type Desk, type TicketKey, ticketStatusLabels } from '@ocs/contracts/tickets'
import type { ComboItem } from '@ocs/ui/combo-box'
import * as z from 'zod'
import { ticketName } from './ticket-words.tsx'

/** A ticket as a form names it: the desk, its number, and the version that was read. */
export const ChosenTicket = z
  .string()
  .regex(/^[a-z]+\.\d+\.\d+$/, 'Choose a ticket from the list')
  .transform(text => {
    const [desk, number, version] = text.split('.')
    return { desk, number: Number(number), version: Number(version) }
  })
  .pipe(LinkCandidate.pick({ desk: true, number: true, version: true }))

/** A candidate as a choice; its desk is said where it is another one: both count from 1. */
const itemOf = (ticket: LinkCandidate, here: Desk): ComboItem => {
  const { desk, number, version, title, status, placeName, requesterName } = ticket
  return {
    id: `${desk}.${number}.${version}`,
    label: desk === here ? `${number} ${title}` : `${ticketName(ticket)}: ${title}`,
    detail: `${ticketStatusLabels[status]} · ${placeName} · ${requesterName}`,
  }
}

/** Asks the portal for tickets to link one to, or to merge it into. Fails where it cannot be reached. */
export async function findCandidates(
  { desk, number }: TicketKey,
  typed: string,
  forMerge: boolean,
): Promise<ComboItem[]> {
  const query = new URLSearchParams({ q: typed, ...(forMerge && { merge: '1' }) })
  const response = await fetch(`/tickets/${desk}/${number}/candidates?${query}`)
  return z
    .array(LinkCandidate)
    .parse(await response.json())
    .map(found => itemOf(found, desk))
}
