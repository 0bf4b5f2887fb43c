import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** What every field of a form takes. The id of the control is `id`, else `name`: an ErrorSummary links to it. */
export interface FieldProps {
  label: string
  /** The key in FormData. */
  name: string
  /** Give one when two forms of a page share a name. */
  id?: string
  /** One plain sentence, shown before the control. */
  hint?: ReactNode
  /** What is wrong and how to mend it; shown under the label and tied to the control. */
  errors?: string[]
  /** Adds "(optional)" to the label. Fields are required unless so marked. */
  isOptional?: boolean
  /** Keeps the label for screen readers only, where the place says it already. */
  isLabelHidden?: boolean
  className?: string
}

/** The id of a field's control, as used by its label and by ErrorSummary. */
export function fieldId({ id, name }: Pick<FieldProps, 'id' | 'name'>): string {
  return id ?? name
}

/** The aria attributes that tie hint and errors to the control. */
export function fieldAria(props: FieldProps): {
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
} {
  const id = fieldId(props)
  const hasErrors = Boolean(props.errors?.length)
  return {
    'aria-describedby': cx(props.hint ? `${id}-hint` : null, hasErrors && `${id}-error`) || undefined,
    'aria-invalid': hasErrors || undefined,
    'aria-required': props.isOptional ? undefined : true,
  }
}

/** The words "(optional)", set beside a label. */
export function OptionalMark() {
  return <span className="font-normal text-muted"> (optional)</span>
}

/** A field's hint, with the id its control refers to. */
export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-sm text-muted">
      {children}
    </p>
  )
}

/** A field's errors, with the id its control refers to; nothing where there are none. */
export function FieldErrors({ id, errors }: { id: string; errors?: string[] }) {
  if (!errors?.length) return null
  return (
    <div id={`${id}-error`} className="flex flex-col gap-0.5 text-sm font-medium text-danger-ink">
      {errors.map(error => (
        <p key={error} className="flex gap-1.5">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span>
            <span className="sr-only">Error: </span>
            {error}
          </span>
        </p>
      ))}
    </div>
  )
}

/** The frame of a field: label, hint, errors, control, in that order, as they are read. Side by side, controls stay level. */
export function Field({ children, ...props }: FieldProps & { children: ReactNode }) {
  const id = fieldId(props)
  return (
    <div className={cx('flex min-w-0 flex-col gap-1 *:last:mt-auto', props.className)}>
      <label htmlFor={id} id={`${id}-label`} className={cx('text-base font-medium', props.isLabelHidden && 'sr-only')}>
        {props.label}
        {props.isOptional && !props.isLabelHidden ? <OptionalMark /> : null}
      </label>
      {props.hint ? <FieldHint id={id}>{props.hint}</FieldHint> : null}
      <FieldErrors id={id} errors={props.errors} />
      {children}
    </div>
  )
}

/** Splits what Field takes from what goes to the control itself. */
export function splitField<P extends FieldProps>(props: P): { frame: FieldProps; control: Omit<P, keyof FieldProps> } {
  const { label, name, id, hint, errors, isOptional, isLabelHidden, className, ...control } = props
  return { frame: { label, name, id, hint, errors, isOptional, isLabelHidden, className }, control }
}
