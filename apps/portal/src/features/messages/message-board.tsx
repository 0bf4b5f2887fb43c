import { formatInstant } from '@ocs/contracts/plain-dates'
import { Notice } from '@ocs/ui/notice'
import type { Message } from './messages.store.ts'

/** The messages of the day as everybody sees them: plain text, white space kept. Nothing where there are none. */
export function MessageBoard({ messages }: { messages: Message[] }) {
  if (messages.length === 0) return null
  return (
    <section aria-label="Messages" className="flex flex-col gap-2">
      {messages.map(message => (
        <Notice key={message.id} tone={message.level} title={message.title}>
          <p className="whitespace-pre-wrap break-words">{message.body}</p>
          <p className="mt-1 text-sm text-muted">
            <time dateTime={message.updatedAt.toISOString()}>{formatInstant(message.updatedAt)}</time>
          </p>
        </Notice>
      ))}
    </section>
  )
}
