import { formatInstant } from '@ocs/contracts/plain-dates'
import type { TicketHistoryItem } from '@ocs/contracts/tickets'
import { Panel } from '@ocs/ui/panel'
import { Timeline, type TimelineItem } from '@ocs/ui/timeline'
import {
  AlarmClock,
  CircleCheck,
  CircleDot,
  Flag,
  MessageSquare,
  Paperclip,
  RotateCcw,
  SquarePen,
  Undo2,
  UserRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
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
}

function entry(item: TicketHistoryItem): TimelineItem {
  return {
    key: item.id,
    who: item.actor.name,
    when: formatInstant(item.at),
    dateTime: item.at,
    what: (
      <>
        {deedWords(item)} <StatusMove from={item.statusFrom} to={item.statusTo} />
      </>
    ),
    body: item.note,
    icon: icons[item.verb],
    ...(item.verb === 'closed' && { tone: 'success' }),
  }
}

/** Everything that happened to a ticket, the oldest first. */
export function TicketHistory({ history }: { history: TicketHistoryItem[] }) {
  return (
    <Panel title="History">
      <Timeline items={history.map(entry)} />
    </Panel>
  )
}
