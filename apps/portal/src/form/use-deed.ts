'use client'

import { toast } from '@ocs/ui/toast'
import { useOptimistic, useTransition } from 'react'
import { newKey, notReached } from './action-form.tsx'
import { type FormAction, freshForm, idempotencyField } from './form-state.ts'

/** Why nothing changed stands on the screen for so long, because nothing else says it. Milliseconds. */
const reasonShownFor = 12_000

/**
 * A deed without a form, done with one press. The page shows at once what will be (`run`'s first argument, over what `facts`
 * say); where it is refused or nobody answers, it shows again what is, and a toast says why.
 */
export function useDeed<Facts extends object>(facts: Facts, action: FormAction) {
  const [shown, expect] = useOptimistic(facts, (now: Facts, change: Partial<Facts>) => ({ ...now, ...change }))
  const [isPending, start] = useTransition()
  const run = (change: Partial<Facts>, values: Record<string, string | number>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(values)) data.set(name, String(value))
    data.set(idempotencyField, newKey())
    start(async () => {
      expect(change)
      const answer = await action(freshForm, data).catch(notReached)
      if (answer.status === 'done' && answer.message) toast.success(answer.message)
      const why = answer.problems.map(problem => problem.message).join(' ')
      if (answer.status === 'failed') toast.error(why, { duration: reasonShownFor })
    })
  }
  return { shown, run, isPending }
}
