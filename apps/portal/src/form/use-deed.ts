'use client'

import { toast } from '@ocs/ui/toast'
import { useOptimistic, useTransition } from 'react'
import { newKey, notReached } from './action-form.tsx'
import { type FormAction, type FormState, freshForm, idempotencyField, openedByField } from './form-state.ts'
import { useOpenedBy } from './opened-by.tsx'

/** Why nothing changed stands on the screen for so long, because nothing else says it. Milliseconds. */
const reasonShownFor = 12_000

/** Sends what a page does without a form, with all that a form would carry. Answers a failure where nobody could be reached. */
export function useSending(action: FormAction): (values: Record<string, string | number>) => Promise<FormState> {
  const openedBy = useOpenedBy()
  return values => {
    const data = new FormData()
    const all = { ...values, [openedByField]: openedBy, [idempotencyField]: newKey() }
    for (const [name, value] of Object.entries(all)) data.set(name, String(value))
    return action(freshForm, data).catch(notReached)
  }
}

/**
 * A deed without a form, done with one press. The page shows at once what will be (`run`'s first argument, over what `facts`
 * say); where it is refused or nobody answers, it shows again what is, and a toast says why.
 */
export function useDeed<Facts extends object>(facts: Facts, action: FormAction) {
  const [shown, expect] = useOptimistic(facts, (now: Facts, change: Partial<Facts>) => ({ ...now, ...change }))
  const [isPending, start] = useTransition()
  const send = useSending(action)
  const run = (change: Partial<Facts>, values: Record<string, string | number>) =>
    start(async () => {
      expect(change)
      const answer = await send(values)
      if (answer.status === 'done' && answer.message) toast.success(answer.message)
      const why = answer.problems.map(problem => problem.message).join(' ')
      if (answer.status === 'failed') toast.error(why, { duration: reasonShownFor })
    })
  return { shown, run, isPending }
}
