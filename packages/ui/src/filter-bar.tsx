'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { Anchor } from './link.tsx'
import { SelectArrow, SelectOptions, type SelectProps } from './select.tsx'
import { useUiRouter } from './ui-provider.tsx'

/** What a FilterBar takes. */
export interface FilterBarProps {
  /** The list's own path, without query. */
  action: string
  /** For screen readers: "Filter tickets". */
  label: string
  /** Parameters to keep that no control here shows, such as the sort. */
  keep?: Record<string, string | undefined>
  /** SearchField and FilterSelects. */
  children: ReactNode
}

/** A form's answers as a query, without what is empty: a clean address to share. */
function queryOf(form: HTMLFormElement): string {
  const filled = [...new FormData(form)].flatMap(([key, value]) =>
    typeof value === 'string' && value !== '' ? [[key, value]] : [],
  )
  const query = new URLSearchParams(filled).toString()
  return query ? `?${query}` : ''
}

/** Search and filters above a list: a GET form, so that every state of the list is an address. Works without scripts. */
export function FilterBar({ action, label, keep = {}, children }: FilterBarProps) {
  const router = useUiRouter()
  return (
    <search className="mb-3 block">
      <form
        action={action}
        method="get"
        aria-label={label}
        onSubmit={event => {
          if (!router) return
          event.preventDefault()
          router.navigate(`${action}${queryOf(event.currentTarget)}`)
        }}
        className="flex flex-wrap items-end gap-2"
      >
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {children}
        <noscript>
          <Button type="submit">Apply</Button>
        </noscript>
      </form>
    </search>
  )
}

/** What a FilterSelect takes. */
export interface FilterSelectProps
  extends Pick<SelectProps, 'options' | 'placeholder'>,
    Omit<ComponentProps<'select'>, 'children' | 'className' | 'defaultValue'> {
  label: string
  name: string
  defaultValue?: string
}

/** A filter that applies as soon as it is changed. Its placeholder is the choice that filters nothing, e.g. "Any status". */
export function FilterSelect({ label, options, placeholder = 'Any', ...select }: FilterSelectProps) {
  return (
    <div className="relative min-w-0 max-sm:flex-1 max-sm:basis-40">
      <select
        // A changed address brings a new defaultValue, which a mounted select would ignore.
        key={select.defaultValue}
        {...select}
        aria-label={label}
        onChange={event => event.currentTarget.form?.requestSubmit()}
        className={cx(
          'control appearance-none truncate pr-8',
          select.defaultValue && 'border-accent bg-accent-soft text-accent-ink',
        )}
      >
        <SelectOptions options={options} placeholder={placeholder} />
      </select>
      <SelectArrow />
    </div>
  )
}

/** One chip: a filter or a saved view as a link. */
export interface FilterChip {
  label: string
  href: string
  isSelected?: boolean
  count?: number
}

/** One row for groups of chips and what belongs to them; on a phone the row scrolls. */
export function ChipRow({ children }: { children: ReactNode }) {
  return (
    <div className="-mx-4 mb-3 flex items-center gap-x-3 gap-y-1.5 overflow-x-auto empty:hidden px-4 py-1 *:shrink-0 sm:mx-0 sm:flex-wrap sm:px-1 sm:*:shrink">
      {children}
    </div>
  )
}

/** Filters as links side by side, in a ChipRow. */
export function FilterChips({ label, chips }: { label: string; chips: FilterChip[] }) {
  return (
    <nav aria-label={label} className="not-first:border-l not-first:pl-3">
      <ul className="flex gap-1.5 sm:flex-wrap">
        {chips.map(chip => (
          <li key={`${chip.label} ${chip.href}`} className="shrink-0">
            <Anchor
              href={chip.href}
              aria-current={chip.isSelected ? 'true' : undefined}
              className="touch:min-h-11 touch:min-w-11 inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line-strong bg-surface px-2.5 text-sm hover:bg-hover aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent-ink"
            >
              {chip.label}
              {chip.count === undefined ? null : <span className="tabular-nums opacity-90">{chip.count}</span>}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
