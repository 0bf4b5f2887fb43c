'use client'

import type { Comment } from '@ocs/contracts/comments'
import type { TicketKey } from '@ocs/contracts/tickets'
import type { ComboItem } from '@ocs/ui/combo-box'
import { TextArea } from '@ocs/ui/text-area'
import { DialogForm } from '../../form/dialog-form.tsx'
import { editCommentAction } from './collaboration.actions.ts'
import { MentionField } from './mention-field.tsx'

/** Changes one's own comment, in a dialog. Who was named and is not to choose from here stays named. */
export function EditComment(props: { ticket: TicketKey; comment: Comment; people: ComboItem[] }) {
  const { ticket, comment, people } = props
  const { id, version, kind, text } = comment
  const named = comment.mentions.map(person => ({ id: person.id, label: person.name }))
  return (
    <DialogForm
      label="Edit"
      description={`Edit your ${kind === 'note' ? 'note' : 'comment'}: ${text.slice(0, 60)}`}
      title={kind === 'note' ? 'Edit note' : 'Edit comment'}
      submitLabel="Save"
      variant="quiet"
      action={editCommentAction}
      hidden={{ desk: ticket.desk, number: ticket.number, id, version, kind }}
    >
      {form => (
        <>
          <TextArea
            {...form.field('text', text)}
            label="Text"
            hint="It is marked as edited, and the text before it is kept."
            maxLength={5000}
            hasCounter
          />
          <MentionField form={form} people={people} initial={named} />
        </>
      )}
    </DialogForm>
  )
}
