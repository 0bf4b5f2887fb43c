import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { FieldErrors, FieldHint, OptionalMark } from './field.tsx'

/** What a Fieldset takes. */
export interface FieldsetProps {
  legend: string
  hint?: ReactNode
  errors?: string[]
  isOptional?: boolean
  isLabelHidden?: boolean
  /** For its hint and errors. */
  id?: string
  children: ReactNode
  className?: string
}

/** Fields that answer one question together. */
export function Fieldset({
  legend,
  hint,
  errors,
  isOptional,
  isLabelHidden,
  id = '',
  children,
  className,
}: FieldsetProps) {
  const hasErrors = Boolean(errors?.length)
  return (
    <fieldset
      className={cx('flex min-w-0 flex-col gap-1', className)}
      aria-describedby={cx(hint ? `${id}-hint` : null, hasErrors && `${id}-error`) || undefined}
    >
      <legend className={cx('mb-1 text-base font-medium', isLabelHidden && 'sr-only')}>
        {legend}
        {isOptional ? <OptionalMark /> : null}
      </legend>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      <FieldErrors id={id} errors={errors} />
      {children}
    </fieldset>
  )
}
