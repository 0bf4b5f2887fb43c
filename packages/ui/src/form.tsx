'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { cx } from './cx.ts'

/** What is wrong with a form: `field` is the id of the control (its `name` unless it was given an `id`). */
export interface FormProblem {
  /** Left out where the problem is no single field's. */
  field?: string
  message: string
}

function goToField(event: React.MouseEvent, field: string) {
  const control = document.getElementById(field)
  if (!control) return
  event.preventDefault()
  const label = document.getElementById(`${field}-label`) ?? control
  label.scrollIntoView({ block: 'start' })
  control.focus({ preventScroll: true })
}

/** What went wrong, above the form: takes the focus when it appears or changes, and leads to each field. Nothing without errors. */
export function ErrorSummary({ errors, title = 'There is a problem' }: { errors: FormProblem[]; title?: string }) {
  const ref = useRef<HTMLDivElement>(null)
  const hasErrors = errors.length > 0
  // Every answer of the server brings a new list: the same mistake made twice is announced twice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `errors` is what must trigger, not what is read.
  useEffect(() => {
    if (hasErrors) ref.current?.focus()
  }, [errors, hasErrors])
  if (!hasErrors) return null
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="mb-4 max-w-2xl rounded-panel border-2 border-danger bg-surface px-4 py-3 focus:outline-2 focus:outline-offset-2 focus:outline-focus"
    >
      <h2 className="mb-1 text-lg font-semibold">{title}</h2>
      <ul className="flex flex-col gap-1">
        {errors.map(({ field, message }) => (
          <li key={`${field}:${message}`} className="font-medium text-danger-ink">
            {field === undefined ? (
              message
            ) : (
              <a
                href={`#${field}`}
                onClick={event => goToField(event, field)}
                className="rounded-xs underline underline-offset-2 hover:decoration-2 touch:inline-block touch:py-3"
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The fields of a form, one under the other, at a width that reads well. */
export function FormStack({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx('flex max-w-2xl flex-col gap-4', className)}>{children}</div>
}

/** The end of a form: the one primary button first, then the way out. On a phone the buttons fill the width. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 pt-2 max-sm:flex-col max-sm:items-stretch">{children}</div>
}
