import { formatInstant } from '@ocs/contracts/plain-dates'
import type { TicketHistoryItem } from '@ocs/contracts/ticket-history'
import { linkRelationLabels } from '@ocs/contracts/ticket-links'
import {
  type Desk,
  deskLabels,
  type TicketStatus,
  ticketPriorityLabels,
  ticketStatusLabels,
} from '@ocs/contracts/tickets'
import { StatusBadge } from '@ocs/ui/badge'
import type { ReactNode } from 'react'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago an instant is, in its largest whole unit: "4 min", "3 h", "12 d". */
export function age(instant: string, now: Date): string {
  const past = now.getTime() - new Date(instant).getTime()
  if (past < minute) return 'under 1 min'
  if (past < hour) return `${Math.floor(past / minute)} min`
  return past < day ? `${Math.floor(past / hour)} h` : `${Math.floor(past / day)} d`
}

/** An instant as people read it: Central time. */
export function When({ instant }: { instant: string }) {
  return <time dateTime={instant}>{formatInstant(instant)}</time>
}

/** How long ago something was; the exact Central time is in the tooltip. */
export function Ago({ instant, now, suffix = '' }: { instant: string; now: Date; suffix?: string }) {
  return (
    <time dateTime={instant} title={`${formatInstant(instant)} Central`}>
      {age(instant, now)}
      {suffix}
    </time>
  )
}

/** A ticket's name in a sentence: "Technology ticket 12". */
export function ticketName({ desk, number }: { desk: Desk; number: number }): string {
  return `${deskLabels[desk]} ticket ${number}`
}

/** The palette's heading over what can be done to the ticket that is shown. */
export const ticketGroup = 'This ticket'

/** A status as a badge with its label. */
export function Status({ status }: { status: TicketStatus }) {
  return <StatusBadge status={status} label={ticketStatusLabels[status]} />
}

const relatedWords = ({ relation, other }: Pick<TicketHistoryItem, 'relation' | 'other'>) =>
  relation && other ? `${linkRelationLabels[relation]} ${ticketName(other)}` : 'has to do with another one'

/** How many more people have the problem; nothing for none. */
const peopleWords = (people: number | null) =>
  people ? `: ${people === 1 ? 'one more person has' : `${people} more people have`} this problem` : ''

/** What somebody did, as the end of a sentence that begins with their name. */
export function deedWords(
  item: Omit<TicketHistoryItem, 'id' | 'at' | 'note' | 'statusFrom' | 'statusTo' | 'priorityFrom'>,
): string {
  switch (item.verb) {
    case 'filed':
      return item.silent ? 'logged a quick fix' : 'filed this ticket'
    case 'commented':
      return 'commented'
    case 'assigned':
      return item.assignee?.id === item.actor.id ? 'took this ticket' : `gave this ticket to ${item.assignee?.name}`
    case 'status_changed':
      return 'changed the status'
    case 'priority_changed':
      return item.priorityTo ? `set the priority to ${ticketPriorityLabels[item.priorityTo]}` : 'changed the priority'
    case 'due_soon':
      return 'noted that this ticket is due soon'
    case 'closed':
      return 'closed this ticket'
    case 'reopened':
      return 'reopened this ticket'
    case 'attached':
      return `added the file ${item.file}`
    case 'attachment_removed':
      return `removed the file ${item.file}`
    case 'linked':
      return `noted that this ticket ${relatedWords(item)}`
    case 'unlinked':
      return `took back that this ticket ${relatedWords(item)}`
    case 'merged':
      return `merged this ticket into ${item.other ? ticketName(item.other) : 'another one'}`
    case 'merged_in':
      return `merged ${item.other ? ticketName(item.other) : 'another ticket'} into this one${peopleWords(item.people)}`
    case 'unmerged':
      return `took ${item.other ? ticketName(item.other) : 'a merged ticket'} out of this one again`
    case 'split_off':
      return `split off a part of this ticket as ${item.other ? ticketName(item.other) : 'a ticket of its own'}`
    case 'split_from':
      return `split this ticket off ${item.other ? ticketName(item.other) : 'another one'}`
    case 'joined':
      return 'has this problem too'
    case 'left':
      return 'does not have this problem any more'
    case 'rated':
      return 'said how it went'
    case 'undone':
      return 'took back the last change'
    case 'comment_edited':
      return 'edited a comment'
    case 'noted':
      return 'wrote an internal note'
    case 'note_edited':
      return 'edited an internal note'
    case 'input_asked':
      return `asked ${item.asked?.name} for input`
    case 'input_answered':
      return 'gave the input that was asked for'
    case 'input_withdrawn':
      return `took back the request to ${item.asked?.name}`
    case 'line_added':
      return `added “${item.item}” to the checklist`
    case 'line_ticked':
      return `ticked “${item.item}”`
    case 'line_unticked':
      return `took the tick from “${item.item}”`
    case 'line_edited':
      return `changed a line of the checklist to “${item.item}”`
    case 'line_removed':
      return `removed “${item.item}” from the checklist`
    case 'time_logged':
      return `logged ${item.item} of work`
    case 'time_changed':
      return `corrected an entry of time to ${item.item}`
    case 'time_removed':
      return `removed ${item.item} of work`
    case 'part_added':
      return `added the part ${item.item}`
    case 'part_changed':
      return `corrected the part ${item.item}`
    case 'part_removed':
      return `removed the part ${item.item}`
  }
}

/** The status before and after a change; nothing where it stayed. */
export function StatusMove({ from, to }: { from: TicketStatus | null; to: TicketStatus | null }): ReactNode {
  if (!from || !to) return null
  return (
    <>
      <Status status={from} /> <span aria-hidden>→</span>
      <span className="sr-only">to</span> <Status status={to} />
    </>
  )
}
