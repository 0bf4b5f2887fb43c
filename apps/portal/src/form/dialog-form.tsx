'use client'

import { Button, type ButtonProps, SubmitButton } from '@ocs/ui/button'
import { Dialog } from '@ocs/ui/dialog'
import { FormActions, FormStack } from '@ocs/ui/form'
import { toast } from '@ocs/ui/toast'
import type { ReactNode } from 'react'
import { ActionForm, type ActionFormHandle, useActionForm } from './action-form.tsx'
import type { FormAction } from './form-state.ts'

/** What a DialogForm takes. */
export type DialogFormProps = {
  /** The words of the button that opens it. */
  label: string
  /** Tells apart buttons with the same words: "Edit room 101". */
  description?: string
  title: string
  submitLabel: string
  action: FormAction
  hidden?: Record<string, string | number>
  variant?: ButtonProps['variant']
  size?: ButtonProps['size']
  /** For more than a few fields. */
  isWide?: boolean
  /** The fields, tied to the form by `form.field`. */
  children: (form: ActionFormHandle) => ReactNode
}

/** A short form in a dialog: for changing one line of a list. The action must stay on the page: no `goTo`. */
export function DialogForm(props: DialogFormProps) {
  const { label, description, title, variant = 'secondary', size = 'sm', isWide = false } = props
  return (
    <Dialog
      title={title}
      size={isWide ? 'md' : 'sm'}
      isDismissable={false}
      trigger={
        <Button variant={variant} size={size} aria-label={description}>
          {label}
        </Button>
      }
    >
      {close => <Fields {...props} close={close} />}
    </Dialog>
  )
}

function Fields({ action, hidden, submitLabel, children, close }: DialogFormProps & { close: () => void }) {
  const form = useActionForm(async (state, data) => {
    const answer = await action(state, data)
    if (answer.status === 'done') {
      close()
      toast.success(answer.message)
    }
    return answer
  }, 'dialog')
  return (
    <ActionForm form={form} hidden={hidden}>
      <FormStack>
        {children(form)}
        <FormActions>
          <SubmitButton isPending={form.isPending}>{submitLabel}</SubmitButton>
          <Button variant="quiet" onPress={close}>
            Cancel
          </Button>
        </FormActions>
      </FormStack>
    </ActionForm>
  )
}
