import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Field, type FieldProps, fieldAria, fieldId, splitField } from './field.tsx'

/** One choice of a Select. */
export interface SelectOption {
  value: string
  label: string
  isDisabled?: boolean
}

/** Choices under a heading. */
export interface SelectGroup {
  label: string
  options: SelectOption[]
}

/** As `<select>`, inside a Field. */
export interface SelectProps
  extends FieldProps,
    Omit<
      ComponentProps<'select'>,
      'id' | 'name' | 'className' | 'required' | 'children' | 'multiple' | 'defaultValue'
    > {
  options: (SelectOption | SelectGroup)[]
  /** A first, empty choice such as "Choose a room". */
  placeholder?: string
  defaultValue?: string
}

/** The choices of a `<select>`, with or without groups. */
export function SelectOptions({ options, placeholder }: Pick<SelectProps, 'options' | 'placeholder'>) {
  return (
    <>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options.map(entry =>
        'options' in entry ? (
          <optgroup key={entry.label} label={entry.label}>
            <SelectOptions options={entry.options} />
          </optgroup>
        ) : (
          <option key={entry.value} value={entry.value} disabled={entry.isDisabled}>
            {entry.label}
          </option>
        ),
      )}
    </>
  )
}

/** The arrow of a native select; stands in a relative box after it. */
export function SelectArrow() {
  return (
    <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-muted" />
  )
}

/** One of a few choices: the browser's own list, best under a thumb. For more than about 30 choices use ComboBox. */
export function Select(props: SelectProps) {
  const { frame, control } = splitField(props)
  const { options, placeholder, ...select } = control
  return (
    <Field {...frame}>
      <div className="relative">
        <select
          // React does not move a mounted select to a new defaultValue, and resets it after a form action: mount it anew.
          key={select.defaultValue}
          {...select}
          {...fieldAria(frame)}
          id={fieldId(frame)}
          name={frame.name}
          className={cx('control appearance-none truncate pr-8')}
        >
          <SelectOptions options={options} placeholder={placeholder} />
        </select>
        <SelectArrow />
      </div>
    </Field>
  )
}
