import { Search } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

/** As `<input type="search">`; the label is for screen readers, the placeholder says what can be searched. */
export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'className'> {
  label: string
  name?: string
  /** A Kbd shown at the end, such as "/". Hidden under a finger. */
  shortcut?: ReactNode
  className?: string
}

/** A box to search with; put it in a form with method GET, or in a FilterBar. */
export function SearchField({ label, name = 'q', shortcut, className, ...input }: SearchFieldProps) {
  return (
    <div className={cx('relative min-w-0', className)}>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted" />
      <input
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        {...input}
        type="search"
        name={name}
        aria-label={label}
        className={cx('control pl-8', shortcut ? 'pr-9' : null)}
      />
      {shortcut ? (
        <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center touch:hidden">
          {shortcut}
        </span>
      ) : null}
    </div>
  )
}
