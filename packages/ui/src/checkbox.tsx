import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { FieldErrors, FieldHint } from './field.tsx'

/** As `<input type="checkbox">`, with its words beside it. */
export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'className'> {
  label: ReactNode
  name: string
  hint?: ReactNode
  errors?: string[]
  className?: string
}

/** One yes or no. The form sends `value` (else "on") when ticked and nothing when not. */
export function Checkbox({ label, hint, errors, id, className, ...input }: CheckboxProps) {
  const inputId = id ?? (input.value === undefined ? input.name : `${input.name}-${input.value}`)
  const hasErrors = Boolean(errors?.length)
  return (
    <div className={cx('flex flex-col gap-0.5', className)}>
      <FieldErrors id={inputId} errors={errors} />
      <label className="touch:min-h-11 touch:min-w-11 flex items-start gap-2.5 py-1 touch:items-center">
        <input
          {...input}
          id={inputId}
          type="checkbox"
          aria-invalid={hasErrors || undefined}
          aria-describedby={cx(hint ? `${inputId}-hint` : null, hasErrors && `${inputId}-error`) || undefined}
          className="mt-0.5 size-4 shrink-0 accent-accent touch:mt-0 touch:size-5"
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <div className="pl-6.5">
          <FieldHint id={inputId}>{hint}</FieldHint>
        </div>
      ) : null}
    </div>
  )
}
