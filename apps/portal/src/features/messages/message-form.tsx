'use client'

import { type MessageLevel, messageLevelLabels, messageLevels } from '@ocs/contracts/messages'
import { LinkButton, SubmitButton } from '@ocs/ui/button'
import { DateField } from '@ocs/ui/date-field'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Select } from '@ocs/ui/select'
import { TextArea } from '@ocs/ui/text-area'
import { TextField } from '@ocs/ui/text-field'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { addMessageAction, editMessageAction } from './messages.actions.ts'

/** What the form starts from where the message exists. */
export type MessageFormFacts = {
  id: string
  version: number
  title: string
  body: string
  level: MessageLevel
  expiresOn: string | null
}

const levels = messageLevels.map(level => ({ value: level, label: messageLevelLabels[level] }))

/** Writes or changes a message of the day. */
export function MessageForm({ message }: { message?: MessageFormFacts }) {
  const form = useActionForm(message ? editMessageAction : addMessageAction, 'message')
  return (
    <ActionForm form={form} hidden={message ? { id: message.id, version: message.version } : {}}>
      <FormStack>
        <TextField label="Title" autoComplete="off" {...form.field('title', message?.title)} />
        <TextArea label="Message" rows={5} maxLength={2000} hasCounter {...form.field('body', message?.body)} />
        <Select label="Kind" options={levels} {...form.field('level', message?.level ?? 'info')} />
        <DateField
          label="Last day"
          isOptional
          hint="It shows through the end of this day. Without one it shows until it is taken down."
          {...form.field('expiresOn', message?.expiresOn)}
        />
        <FormActions>
          <SubmitButton isPending={form.isPending}>{message ? 'Save changes' : 'Show message'}</SubmitButton>
          <LinkButton href="/admin/messages" variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </FormStack>
    </ActionForm>
  )
}
