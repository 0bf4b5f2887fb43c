import type { Comment } from '@ocs/contracts/comments'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { ComboItem } from '@ocs/ui/combo-box'
import type { TimelineItem } from '@ocs/ui/timeline'
import { Lock, MessageSquare } from 'lucide-react'
import { EditComment } from './edit-comment.tsx'

/** What a comment said before it was edited; nobody has to see it who does not ask. */
function Edited({ comment: { editedAt, earlier } }: { comment: Comment }) {
  if (!editedAt) return null
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer text-muted">edited {formatInstant(editedAt)}</summary>
      <ul aria-label="Earlier texts" className="mt-1 flex flex-col gap-2 border-l-2 pl-3">
        {earlier.map(({ text, at }) => (
          <li key={at}>
            <span className="block text-muted">{formatInstant(at)}</span>
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Words({ comment }: { comment: Comment }) {
  const { text, mentions } = comment
  return (
    <>
      {text}
      {mentions.length > 0 ? (
        <p className="mt-2 text-sm text-muted">{mentions.map(person => `@${person.name}`).join(', ')}</p>
      ) : null}
      <Edited comment={comment} />
    </>
  )
}

/** A comment as a line of the history. A note of the desk looks unlike what the requester reads. */
export function commentEntry(ticket: TicketKey, comment: Comment, people: ComboItem[]): TimelineItem {
  const { id, kind, author, createdAt, mayEdit } = comment
  const isNote = kind === 'note'
  return {
    key: id,
    who: author.name,
    when: formatInstant(createdAt),
    dateTime: createdAt,
    what: isNote ? 'wrote an internal note' : 'commented',
    body: <Words comment={comment} />,
    icon: isNote ? <Lock /> : <MessageSquare />,
    ...(isNote && { tone: 'warning' }),
    ...(mayEdit && { actions: <EditComment ticket={ticket} comment={comment} people={people} /> }),
  }
}
