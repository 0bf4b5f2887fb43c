'use client'

import { formatInstant } from '@ocs/contracts/plain-dates'
import { satisfactionLabels, satisfactionRatings, type TicketSatisfaction } from '@ocs/contracts/satisfaction'
import type { Ticket } from '@ocs/contracts/tickets'
import { SubmitButton } from '@ocs/ui/button'
import { Checkbox } from '@ocs/ui/checkbox'
import { FormActions, FormStack } from '@ocs/ui/form'
import { Panel } from '@ocs/ui/panel'
import { RadioCards } from '@ocs/ui/radio-cards'
import { TextArea } from '@ocs/ui/text-area'
import { useState } from 'react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import { giveSatisfactionAction } from './satisfaction.actions.ts'

const options = satisfactionRatings.map(value => ({ value, label: satisfactionLabels[value] }))

/** Asks the requester of a closed ticket how it went; where it is not solved, it can be reopened in the same step. */
export function SatisfactionForm(props: {
  ticket: Pick<Ticket, 'desk' | 'number' | 'version'>
  satisfaction: TicketSatisfaction
}) {
  const { ticket, satisfaction } = props
  const { given, mayGiveUntil } = satisfaction
  const form = useActionForm(giveSatisfactionAction, 'satisfaction')
  const [rating, setRating] = useState<string>(given?.rating ?? '')
  const [wantsReopening, setWantsReopening] = useState(true)
  const reopens = rating === 'not_solved' && wantsReopening
  const { defaultValue: _, ...field } = form.field('rating')
  const { desk, number, version } = ticket
  return (
    <Panel title="How did it go?" className="mb-4 border-accent">
      {/* What was said stays in the fields; emptying them after it was sent would only make them differ from it. */}
      <div onReset={event => event.preventDefault()}>
        <ActionForm form={form} hidden={{ desk, number, version }}>
          <FormStack>
            <RadioCards
              {...field}
              label="Is your problem solved?"
              hint={mayGiveUntil ? `You can change your answer until ${formatInstant(mayGiveUntil)}.` : undefined}
              columns={3}
              options={options}
              value={rating}
              onChange={setRating}
            />
            <TextArea
              {...form.field('comment', given?.comment)}
              label={reopens ? 'What is still wrong?' : 'Do you want to say more?'}
              hint={
                reopens ? 'Everyone who may see this ticket reads it.' : 'Only the people who work this ticket read it.'
              }
              isOptional={!reopens}
              rows={2}
              maxLength={500}
              hasCounter
            />
            {rating === 'not_solved' ? (
              <Checkbox
                name="reopen"
                id={form.idOf('reopen')}
                label="Reopen this ticket"
                checked={wantsReopening}
                onChange={event => setWantsReopening(event.currentTarget.checked)}
              />
            ) : null}
            <FormActions>
              <SubmitButton isPending={form.isPending}>{given ? 'Change' : 'Send'}</SubmitButton>
            </FormActions>
          </FormStack>
        </ActionForm>
      </div>
    </Panel>
  )
}
