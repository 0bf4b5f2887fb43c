import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Field, type FieldProps, fieldAria, fieldId, splitField } from './field.tsx'

/** As `<input>`, inside a Field. `suffix` and `prefix` are short words such as "$" or "lb". */
export interface TextFieldProps
  extends FieldProps,
    Omit<ComponentProps<'input'>, 'id' | 'name' | 'className' | 'prefix' | 'required'> {
  prefix?: ReactNode
  suffix?: ReactNode
}

/** One line of text: a native input, so no typed character waits for a render. Set `type`, `inputMode`, `autoComplete` as fits. */
export function TextField(props: TextFieldProps) {
  const { frame, control } = splitField(props)
  const { prefix, suffix, type = 'text', ...input } = control
  const box = (
    <input
      {...input}
      {...fieldAria(frame)}
      type={type}
      id={fieldId(frame)}
      name={frame.name}
      className={cx('control', prefix ? 'pl-7' : null, suffix ? 'pr-10' : null)}
    />
  )
  return (
    <Field {...frame}>
      {prefix || suffix ? (
        <div className="relative">
          {prefix ? <Affix className="left-0">{prefix}</Affix> : null}
          {box}
          {suffix ? <Affix className="right-0">{suffix}</Affix> : null}
        </div>
      ) : (
        box
      )}
    </Field>
  )
}

function Affix({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span
      className={cx(
        'pointer-events-none absolute inset-y-0 flex items-center px-2.5 text-muted [&_svg]:size-4',
        className,
      )}
    >
      {children}
    </span>
  )
}
