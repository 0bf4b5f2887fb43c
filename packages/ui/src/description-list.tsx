import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A fact: its name and what it is. Nothing known shows as a dash that is read as "none". */
export interface Fact {
  label: string
  value: ReactNode
}

const grids = { 1: '', 2: 'grid-cols-2', 3: 'grid-cols-2 xl:grid-cols-3' }

/** Facts about a thing. One column sets names beside values; more columns set them above. */
export function DescriptionList({ items, columns = 1 }: { items: Fact[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={cx('grid gap-x-6 gap-y-2.5', grids[columns])}>
      {items.map(({ label, value }) => (
        <div key={label} className={cx('min-w-0', columns === 1 && 'flex items-baseline gap-3')}>
          <dt className={cx('text-sm text-muted', columns === 1 && 'w-28 shrink-0')}>{label}</dt>
          <dd className="min-w-0 break-words">
            {value === null || value === undefined || value === '' ? <None /> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function None() {
  return (
    <>
      <span aria-hidden className="text-muted">
        –
      </span>
      <span className="sr-only">none</span>
    </>
  )
}
