import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Anchor } from './link.tsx'

/** What a Stat takes. */
export interface StatProps {
  label: string
  /** Already formatted: "1,204", "3 h 20 min". */
  value: ReactNode
  /** What it compares to: "12 more than last week". */
  detail?: ReactNode
  /** Leads to the list behind the number. */
  href?: string
  tone?: 'neutral' | 'warning' | 'danger' | 'success'
}

const tones = {
  neutral: 'text-ink',
  warning: 'text-warning-ink',
  danger: 'text-danger-ink',
  success: 'text-success-ink',
}

/** One number that matters. */
export function Stat({ label, value, detail, href, tone = 'neutral' }: StatProps) {
  return (
    <div className={cx('relative min-w-0 rounded-panel border bg-surface px-4 py-3', href && 'hover:bg-hover')}>
      <p className="truncate text-sm text-muted">
        {href ? (
          <Anchor href={href} className="rounded-panel after:absolute after:inset-0 hover:text-ink">
            {label}
          </Anchor>
        ) : (
          label
        )}
      </p>
      <p className={cx('text-2xl font-semibold tracking-tight tabular-nums', tones[tone])}>{value}</p>
      {detail ? <p className="text-sm text-muted">{detail}</p> : null}
    </div>
  )
}

/** Stats in a row: two on a phone, as many as fit at a desk. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <div className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">{children}</div>
}
