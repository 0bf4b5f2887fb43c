'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { Field, type FieldProps, fieldAria, fieldId, splitField } from './field.tsx'

/** As `<textarea>`, inside a Field. */
export interface TextAreaProps
  extends FieldProps,
    Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'className' | 'required' | 'ref'> {
  /** Says how many of `maxLength` characters are left once the last tenth begins. The text is not cut: the server says when it is too long. */
  hasCounter?: boolean
}

/** Several lines of text that grow with what is typed. */
export function TextArea(props: TextAreaProps) {
  const { frame, control } = splitField(props)
  const { hasCounter, maxLength, rows = 4, ...area } = control
  const ref = useRef<HTMLTextAreaElement>(null)
  const isCounted = hasCounter === true && maxLength !== undefined
  const aria = fieldAria(frame)
  const id = fieldId(frame)
  return (
    <Field {...frame}>
      <textarea
        {...area}
        {...aria}
        ref={ref}
        rows={rows}
        id={id}
        name={frame.name}
        aria-describedby={cx(aria['aria-describedby'], isCounted && `${id}-count`) || undefined}
        maxLength={isCounted ? undefined : maxLength}
        className="control field-sizing-content max-h-[60vh] resize-y"
        // field-sizing ignores rows, so the least height is said in lines.
        style={{ minHeight: `calc(${rows} * 1.25rem + 0.875rem)` }}
      />
      {isCounted ? <Counter id={id} max={maxLength} area={ref} /> : null}
    </Field>
  )
}

function Counter({ id, max, area }: { id: string; max: number; area: React.RefObject<HTMLTextAreaElement | null> }) {
  const [left, setLeft] = useState(max)
  useEffect(() => {
    const element = area.current
    if (!element) return
    const count = () => setLeft(max - element.value.length)
    // A reset empties the box after its event.
    const countLater = () => queueMicrotask(count)
    count()
    element.addEventListener('input', count)
    element.form?.addEventListener('reset', countLater)
    return () => {
      element.removeEventListener('input', count)
      element.form?.removeEventListener('reset', countLater)
    }
  }, [area, max])
  const words = left < 0 ? `${-left} characters too many` : `${left} characters left`
  return (
    <>
      <p
        id={`${id}-count`}
        // Far from the end the number only distracts.
        hidden={left > max / 10}
        className={cx('text-sm tabular-nums', left < 0 ? 'font-medium text-danger-ink' : 'text-muted')}
      >
        {words}
      </p>
      {/* Spoken only near the end, else every key would interrupt. */}
      <span role="status" className="sr-only">
        {left <= 20 ? words : ''}
      </span>
    </>
  )
}
