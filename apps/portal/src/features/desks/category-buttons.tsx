'use client'

import { IconButton, SubmitButton } from '@ocs/ui/button'
import { toast } from '@ocs/ui/toast'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { ActionForm, useActionForm } from '../../form/action-form.tsx'
import type { FormAction } from '../../form/form-state.ts'
import { activateCategoryAction, moveCategoryAction } from './category.actions.ts'

/** A form of one press; what came of it is said in passing. */
function usePress(action: FormAction, prefix: string) {
  return useActionForm(async (state, data) => {
    const answer = await action(state, data)
    if (answer.status === 'done') toast.success(answer.message)
    return { ...answer, message: null }
  }, prefix)
}

/** What the buttons of a category take. */
type CategoryRef = { id: string; label: string }

/** Moves a category one place. */
export function MoveCategory(props: { category: CategoryRef; desk: string; by: 'up' | 'down'; isLast: boolean }) {
  const { category, desk, by, isLast } = props
  const form = usePress(moveCategoryAction, `move-${by}-${category.id}`)
  return (
    <ActionForm form={form} hidden={{ desk, id: category.id, by }}>
      <IconButton
        type="submit"
        size="sm"
        isPending={form.isPending}
        isDisabled={isLast}
        aria-label={`Move ${category.label} ${by}`}
      >
        {by === 'up' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
      </IconButton>
    </ActionForm>
  )
}

/** Offers a category again. */
export function ActivateCategory({ category, version }: { category: CategoryRef; version: number }) {
  const form = usePress(activateCategoryAction, `activate-${category.id}`)
  return (
    <ActionForm form={form} hidden={{ id: category.id, version }}>
      <SubmitButton size="sm" variant="quiet" isPending={form.isPending} aria-label={`Offer again: ${category.label}`}>
        Offer again
      </SubmitButton>
    </ActionForm>
  )
}
