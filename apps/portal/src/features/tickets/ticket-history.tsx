import type { Comment } from '@ocs/contracts/comments'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { TicketHistoryItem } from '@ocs/contracts/ticket-history'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { ComboItem } from '@ocs/ui/combo-box'
import { Panel } from '@ocs/ui/panel'
import { Timeline, type TimelineItem } from '@ocs/ui/timeline'
import {
  AlarmClock,
  CircleCheck,
  CircleDot,
  Clock,
  Flag,
  Link2,
  ListChecks,
  Lock,
  Merge,
  MessageCircleQuestion,
  MessageCircleReply,
  MessageCircleX,
  MessageSquare,
  Paperclip,
  RotateCcw,
  Smile,
  Split,
  SquarePen,
  Undo2,
  Unlink2,
  UserMinus,
  UserPlus,
  UserRound,
  Wrench,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { commentEntry } from './comment-entry.tsx'
import { deedWords, StatusMove } from './ticket-words.tsx'

const icons: Record<TicketHistoryItem['verb'], ReactNode> = {
  filed: <SquarePen />,
  commented: <MessageSquare />,
  assigned: <UserRound />,
  status_changed: <CircleDot />,
  priority_changed: <Flag />,
  due_soon: <AlarmClock />,
  closed: <CircleCheck />,
  reopened: <RotateCcw />,
  attached: <Paperclip />,
  attachment_removed: <Paperclip />,
  undone: <Undo2 />,
  linked: <Link2 />,
  unlinked: <Unlink2 />,
  merged: <Merge />,
  merged_in: <Merge />,
  unmerged: <Undo2 />,
  split_off: <Split />,
  split_from: <Split />,
  joined: <UserPlus />,
  left: <UserMinus />,
  rated: <Smile />,
  comment_edited: <MessageSquare />,
  noted: <Lock />,
  note_edited: <Lock />,
  input_asked: <MessageCircleQuestion />,
  input_answered: <MessageCircleReply />,
  input_withdrawn: <MessageCircleX />,
  line_added: <ListChecks />,
  line_ticked: <ListChecks />,
  line_unticked: <ListChecks />,
  line_edited: <ListChecks />,
  line_removed: <ListChecks />,
  time_logged: <Clock />,
  time_changed: <Clock />,
  time_removed: <Clock />,
  part_added: <Wrench />,
  part_changed: <Wrench />,
  part_removed: <Wrench />,
}

function entry(item: TicketHistoryItem): TimelineItem {
  return {
    key: item.id,
    who: item.actor.name,
    when: formatInstant(item.at),
    dateTime: item.at,
    what: (
      <>
        {deedWords(item)}
        {item.macro ? `, with “${item.macro}”` : ''} <StatusMove from={item.statusFrom} to={item.statusTo} />
      </>
    ),
    body: item.note,
    icon: icons[item.verb],
    ...(item.verb === 'closed' && { tone: 'success' }),
  }
}

/** Lines that only say that something was said; where the words themselves can be shown, they stand for them. */
const aboutComments: TicketHistoryItem['verb'][] = ['commented', 'comment_edited', 'noted', 'note_edited']
const said: TicketHistoryItem['verb'][] = ['commented', 'noted']

/**
 * Everything that was said and happened, the oldest first. Words stand where their line stands, because several things can
 * happen at one time; those whose line does not name them stand by their time.
 */
function entriesOf({ ticket, history, comments, readers }: TicketHistoryProps): TimelineItem[] {
  if (comments === null) return history.map(entry)
  const words = new Map(
    comments.map(each => [each.id, { at: each.createdAt, item: commentEntry(ticket, each, readers[each.kind]) }]),
  )
  const lines = history.flatMap(line => {
    const own = line.commentId !== null && said.includes(line.verb) ? words.get(line.commentId) : undefined
    if (own && line.commentId) words.delete(line.commentId)
    if (own) return [{ at: line.at, item: own.item }]
    return aboutComments.includes(line.verb) ? [] : [{ at: line.at, item: entry(line) }]
  })
  return [...lines, ...words.values()].sort((a, b) => a.at.localeCompare(b.at)).map(({ item }) => item)
}

/** What a history takes. */
export type TicketHistoryProps = {
  ticket: TicketKey
  history: TicketHistoryItem[]
  /** What was said, or null where it could not be had: then the history tells what it can. */
  comments: Comment[] | null
  /** Who can be named when a comment is edited. */
  readers: Record<Comment['kind'], ComboItem[]>
}

/** Everything that happened to a ticket, the oldest first. */
export function TicketHistory(props: TicketHistoryProps) {
  return (
    <Panel title="History">
      <Timeline items={entriesOf(props)} />
    </Panel>
  )
}
