'use client'

import type { InputRequest } from '@ocs/contracts/input-requests'
import type { TicketKey } from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Panel } from '@ocs/ui/panel'
import { RadioCards } from '@ocs/ui/radio-cards'
import { TextArea } from '@ocs/ui/text-area'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import type { DraftStart } from '../../form/draft-state.ts'
import { DraftKeeper, type Kept, KeptForm } from '../../form/kept-form.tsx'
import { answerInputAction } from './collaboration.actions.ts'
import { inputDraftKey } from './filing.ts'

/** What an AnswerInput takes; `draft` is what the reader had begun to write. */
export type AnswerInputProps = { ticket: TicketKey; request: InputRequest; draft: DraftStart }

/** What somebody waits for from this reader, and the one form to answer it with. */
export function AnswerInput(props: AnswerInputProps) {
  return <KeptForm start={props.draft}>{kept => <AnswerForm {...props} kept={kept} />}</KeptForm>
}

function AnswerForm({ ticket, request, kept }: AnswerInputProps & { kept: Kept }) {
  const form = useActionForm(answerInputAction, 'input', kept.values)
  return (
    <Panel title="Waiting for your answer" className="mb-4 border-accent">
      <p className="mb-1 text-muted">{request.asker.name} asks:</p>
      <p className="mb-4 max-w-prose whitespace-pre-wrap break-words font-medium">{request.question}</p>
      <ActionForm form={form} hidden={{ desk: ticket.desk, number: ticket.number }}>
        <DraftKeeper kept={kept} draftKey={inputDraftKey(ticket)} form={form} />
        <FormStack>
          <TextArea {...form.field('note')} label="Your answer" maxLength={5000} hasCounter />
          <RadioCards
            name="kind"
            id={form.idOf('kind')}
            label="Who reads it?"
            columns={2}
            defaultValue={form.field('kind', 'note').defaultValue}
            options={[
              { value: 'note', label: 'Only the people who work this ticket' },
              { value: 'answer', label: 'Everyone who may see this ticket' },
            ]}
          />
          <FormActions>
            <SubmitButton isPending={form.isPending}>Send answer</SubmitButton>
          </FormActions>
        </FormStack>
      </ActionForm>
    </Panel>
  )
}
