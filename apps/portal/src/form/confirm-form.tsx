'use client'

import { Button, type ButtonProps, SubmitButton } from '@ocs/ui/button'
import { Dialog } from '@ocs/ui/dialog'
import { FormActions } from '@ocs/ui/form'
import { toast } from '@ocs/ui/toast'
import type { ReactNode } from 'react'
import { ActionForm, useActionForm } from './action-form.tsx'
import type { FormAction } from './form-state.ts'

/** What a ConfirmForm takes. */
export type ConfirmFormProps = {
  /** The words of the button that opens it. */
  label: string
  /** Tells apart buttons with the same words: "Remove Principal at Lake Road". */
  description?: string
  /** The question. */
  title: string
  /** What will happen, and how it can be undone. */
  text: ReactNode
  /** The verb: "Switch off". */
  confirmLabel: string
  action: FormAction
  hidden: Record<string, string | number>
  variant?: ButtonProps['variant']
  size?: ButtonProps['size']
  isDanger?: boolean
}

/**
 * A button that asks before it changes something; a refusal is shown in the dialog, which stays open.
 * The action must stay on the page: no `goTo`.
 */
export function ConfirmForm(props: ConfirmFormProps) {
  const { label, description, title, text, variant = 'secondary', size = 'sm' } = props
  return (
    <Dialog
      title={title}
      size="sm"
      trigger={
        <Button variant={variant} size={size} aria-label={description}>
          {label}
        </Button>
      }
    >
      {close => (
        <>
          <div className="mb-4 text-muted">{text}</div>
          <Confirmation {...props} close={close} />
        </>
      )}
    </Dialog>
  )
}

function Confirmation({ action, hidden, confirmLabel, isDanger, close }: ConfirmFormProps & { close: () => void }) {
  const form = useActionForm(async (state, data) => {
    const answer = await action(state, data)
    if (answer.status === 'done') {
      close()
      toast.success(answer.message)
    }
    return answer
  }, 'confirm')
  return (
    <ActionForm form={form} hidden={hidden}>
      <FormActions>
        <SubmitButton variant={isDanger ? 'danger' : 'primary'} isPending={form.isPending}>
          {confirmLabel}
        </SubmitButton>
        <Button variant="quiet" onPress={close}>
          Cancel
        </Button>
      </FormActions>
    </ActionForm>
  )
}
