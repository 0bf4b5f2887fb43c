'use client'

import { ErrorSummary } from '@ocs/ui/form'
import { Notice } from '@ocs/ui/notice'
import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useMemo, useRef } from 'react'
import {
  type FormAction,
  type FormProblem,
  type FormState,
  freshForm,
  idempotencyField,
  openedByField,
} from './form-state.ts'
import { useOpenedBy } from './opened-by.tsx'

/** A form that is sent to a server action; made by `useActionForm`. */
export type ActionFormHandle = {
  state: FormState
  isPending: boolean
  /** The id of whom it was opened by; sent along, because only they may send it. */
  openedBy: string
  /** The props that tie a field to the form: name, id, what was typed (else `initial`), and its errors. */
  field: (
    name: string,
    initial?: string | null,
  ) => { name: string; id: string; defaultValue: string; errors: string[] | undefined }
  formProps: { action: (data: FormData) => void; onSubmit: (event: FormEvent<HTMLFormElement>) => void }
  /** The id of a field's control. */
  idOf: (name: string) => string
  /** What went wrong, each with the id of its field. The same list until the next answer: a new one takes the focus. */
  summary: FormProblem[]
}

/** A fresh key, by which a repeated sending is recognised. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The answer where there was none, because the way to the portal is broken; redirects arrive as errors too and go on. */
export function notReached(error: unknown): FormState {
  unstable_rethrow(error)
  const message = 'OCS cannot be reached. Nothing you wrote is lost: check your connection and send it again.'
  return { status: 'failed', problems: [{ message }], message: null, values: {} }
}

/**
 * Ties a form to a server action. What was typed stays in the fields whatever the answer, and where none comes at all;
 * a second press while sending does nothing, and a repeated sending carries the same key.
 * `prefix` keeps the ids of several forms on a page apart; `begun` is what a draft has of the fields.
 */
export function useActionForm(
  action: FormAction,
  prefix = 'form',
  begun: Record<string, string> = {},
): ActionFormHandle {
  const key = useRef<string>(null)
  const sent = useRef<HTMLFormElement>(null)
  const openedBy = useOpenedBy()
  const send: FormAction = async (state, data) => {
    const answer = await action(state, data).catch(notReached)
    if (answer.status === 'done') key.current = null
    return answer
  }
  const [state, dispatch, isPending] = useActionState(send, freshForm)
  // After the render, when the fields no longer hold what failed before as their first value.
  useEffect(() => {
    if (state.status === 'done') sent.current?.reset()
  }, [state])
  const summary = useMemo(
    () => state.problems.map(({ field, message }) => ({ message, ...(field && { field: `${prefix}-${field}` }) })),
    [state, prefix],
  )
  return {
    state,
    isPending,
    openedBy,
    summary,
    idOf: name => `${prefix}-${name}`,
    field: (name, initial) => {
      const errors = state.problems.filter(problem => problem.field === name).map(problem => problem.message)
      const values: Record<string, string> = { fresh: begun, failed: state.values, done: {} }[state.status]
      const typed = values[name]
      return {
        name,
        id: `${prefix}-${name}`,
        defaultValue: typed ?? initial ?? '',
        errors: errors.length ? errors : undefined,
      }
    },
    formProps: {
      action: dispatch,
      onSubmit(event) {
        // React empties the fields after a form action; sending it ourselves keeps what was typed.
        event.preventDefault()
        if (isPending) return
        key.current ??= newKey()
        sent.current = event.currentTarget
        const { submitter } = event.nativeEvent as SubmitEvent
        const data = new FormData(event.currentTarget, submitter)
        data.set(idempotencyField, key.current)
        startTransition(() => dispatch(data))
      },
    },
  }
}

/** The form itself: what went wrong above, the fields, and what was done. `hidden` are values nobody types, such as id and version. */
export function ActionForm(props: {
  form: ActionFormHandle
  hidden?: Record<string, string | number>
  children: ReactNode
  className?: string
}) {
  const { form, hidden = {}, children, className } = props
  const { state } = form
  return (
    <form {...form.formProps} noValidate className={className}>
      <ErrorSummary errors={form.summary} />
      {state.status === 'done' && state.message ? (
        <Notice tone="success" isLive className="mb-4">
          {state.message}
        </Notice>
      ) : null}
      <input type="hidden" name={openedByField} value={form.openedBy} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
