'use client'

import { maxAttachments } from '@ocs/contracts/attachments'
import { Fieldset } from '@ocs/ui/fieldset'
import { FileDrop } from '@ocs/ui/file-drop'
import { useEffect, useRef } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'
import { fileCountField } from '../../form/kept-form.tsx'
import { acceptedFiles, filesHint, handOver } from './chosen-files.ts'
import { itemOf, useChosenFiles, useLeaveWarning } from './use-chosen-files.ts'

/**
 * Photos and documents for a ticket that is not filed yet. They wait here while the form is filled in; the page of the filed
 * ticket takes them over and sends them, so that a photo that fails never stands in the way of a ticket.
 */
export function FormFiles({ form }: { form: Pick<ActionFormHandle, 'isPending' | 'state'> }) {
  const { chosen, problems, status, add, remove } = useChosenFiles()
  useLeaveWarning(chosen.length > 0)
  useEffect(() => {
    if (form.isPending) handOver(chosen.map(each => each.file))
  }, [form.isPending, chosen])
  useEffect(() => {
    if (form.state.status === 'failed') handOver([])
  }, [form.state])
  // So that a draft can say what it could not keep.
  const count = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is when there is something to save.
  useEffect(() => {
    count.current?.dispatchEvent(new Event('change', { bubbles: true }))
  }, [chosen])
  return (
    <Fieldset legend="Photos and files" isOptional>
      <input ref={count} type="hidden" name={fileCountField} value={chosen.length || ''} />
      <FileDrop
        label="Files to send with the ticket"
        hint={filesHint}
        accept={acceptedFiles}
        items={chosen.map(itemOf)}
        onAdd={files => add(files, chosen.length)}
        onRemove={remove}
        problems={problems}
        status={status}
        isFull={chosen.length >= maxAttachments}
      />
    </Fieldset>
  )
}
