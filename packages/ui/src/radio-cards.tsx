import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { type FieldProps, fieldAria, fieldId } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

/** One choice, as a card one can press anywhere. */
export interface RadioCard {
  value: string
  label: string
  description?: ReactNode
  icon?: ReactNode
  isDisabled?: boolean
}

/** As a Field, with its choices. */
export interface RadioCardsProps extends FieldProps {
  options: RadioCard[]
  defaultValue?: string
  /** For use under React's control; leave out in a native form. */
  value?: string
  onChange?: (value: string) => void
  /** Cards side by side from 640 px up. */
  columns?: 1 | 2 | 3 | 4
  /** Side by side on a phone too, and of four as many as have room: for choices of a word or two. */
  isShort?: boolean
}

const grids = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3', 4: 'sm:grid-cols-4' }
const shortGrids = {
  1: '',
  2: 'grid-cols-2',
  3: 'grid-cols-3',
  4: 'grid-cols-2 sm:grid-cols-[repeat(auto-fill,minmax(9.75rem,1fr))]',
}

/** One of two to six choices, each with room to explain itself. */
export function RadioCards(props: RadioCardsProps) {
  const { options, defaultValue, value, onChange, columns = 1, isShort = false, ...field } = props
  const id = fieldId(field)
  return (
    <Fieldset legend={field.label} {...field} id={id}>
      <div className={cx('grid gap-2', (isShort ? shortGrids : grids)[columns])}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={cx(
              'touch:min-h-11 touch:min-w-11 relative flex gap-2.5 rounded-control border border-line-strong bg-surface px-3 py-2 hover:bg-hover',
              option.description ? 'items-start' : 'items-center',
              'has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--ocs-accent)]',
              'has-disabled:cursor-not-allowed has-disabled:border-line has-disabled:bg-sunken has-disabled:text-muted',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="radio"
              // The first choice bears the field's id, so that an ErrorSummary can lead to it.
              id={index === 0 ? id : `${id}-${option.value}`}
              name={field.name}
              value={option.value}
              disabled={option.isDisabled}
              aria-invalid={fieldAria(field)['aria-invalid']}
              className={cx('size-4 shrink-0 accent-accent outline-none', option.description ? 'mt-0.5' : undefined)}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={onChange && (event => onChange(event.currentTarget.value))}
            />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{option.label}</span>
              {option.description ? <span className="block text-sm text-muted">{option.description}</span> : null}
            </span>
            {option.icon ? <span className="text-muted [&_svg]:size-5">{option.icon}</span> : null}
          </label>
        ))}
      </div>
    </Fieldset>
  )
}
