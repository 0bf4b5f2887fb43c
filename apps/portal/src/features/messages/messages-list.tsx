import { messageLevelLabels } from '@ocs/contracts/messages'
import { formatInstant, formatPlainDate } from '@ocs/contracts/plain-dates'
import { Badge } from '@ocs/ui/badge'
import { EmptyState } from '@ocs/ui/empty-state'
import { DataTable, type Row } from '@ocs/ui/table'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { setMessageActiveAction } from './messages.actions.ts'
import { messageState } from './messages.rules.ts'
import type { Message } from './messages.store.ts'

function Switch({ message }: { message: Message }) {
  const hidden = { id: message.id, version: message.version, active: message.active ? 'no' : 'yes' }
  return (
    <ConfirmForm
      label={message.active ? 'Take down' : 'Put up'}
      description={`${message.active ? 'Take down' : 'Put up'} “${message.title}”`}
      title={message.active ? 'Take this message down?' : 'Put this message up again?'}
      text={message.active ? 'Nobody sees it any more. You can put it up again.' : 'Everybody sees it again.'}
      confirmLabel={message.active ? 'Take down' : 'Put up'}
      action={setMessageActiveAction}
      hidden={hidden}
    />
  )
}

function rowOf(message: Message, now: Date): Row {
  const state = messageState(message, now)
  return {
    key: message.id,
    href: `/admin/messages/${message.id}`,
    cells: {
      title: message.title,
      state: <Badge tone={state === 'Showing' ? 'success' : 'muted'}>{state}</Badge>,
      level: messageLevelLabels[message.level],
      until: message.expiresOn && formatPlainDate(message.expiresOn),
      author: message.authorName,
      updated: formatInstant(message.updatedAt),
      actions: <Switch message={message} />,
    },
  }
}

/** All messages, newest first. */
export function MessagesList({ messages, now }: { messages: Message[]; now: Date }) {
  return (
    <DataTable
      caption="Messages"
      columns={[
        { key: 'title', header: 'Title' },
        { key: 'state', header: 'State' },
        { key: 'level', header: 'Kind', hideBelow: 'md' },
        { key: 'until', header: 'Last day' },
        { key: 'author', header: 'Written by', hideBelow: 'lg' },
        { key: 'updated', header: 'Changed', hideBelow: 'md' },
        { key: 'actions', header: 'Change', align: 'end' },
      ]}
      rows={messages.map(message => rowOf(message, now))}
      empty={<EmptyState title="No messages yet" text="Write one to tell everybody something on the home page." />}
    />
  )
}
