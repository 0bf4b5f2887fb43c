import type { TicketStatus } from '@ocs/contracts/tickets'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** What a badge means by its colour; the words must say it too. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'accent' | 'muted'

const tones: Record<Tone, { box: string; dot: string }> = {
  neutral: { box: 'bg-sunken text-ink', dot: 'bg-line-strong' },
  info: { box: 'bg-info-soft text-info-ink', dot: 'bg-info' },
  success: { box: 'bg-success-soft text-success-ink', dot: 'bg-success' },
  warning: { box: 'bg-warning-soft text-warning-ink', dot: 'bg-warning' },
  danger: { box: 'bg-danger-soft text-danger-ink', dot: 'bg-danger' },
  accent: { box: 'bg-accent-soft text-accent-ink', dot: 'bg-accent' },
  muted: { box: 'bg-transparent text-muted ring-1 ring-inset ring-line', dot: 'bg-line-strong' },
}

const statuses: Record<TicketStatus, { box: string; dot: string }> = {
  new: { box: 'bg-status-new-soft text-status-new-ink', dot: 'bg-status-new' },
  open: { box: 'bg-status-open-soft text-status-open-ink', dot: 'bg-status-open' },
  assigned: { box: 'bg-status-assigned-soft text-status-assigned-ink', dot: 'bg-status-assigned' },
  in_progress: { box: 'bg-status-in-progress-soft text-status-in-progress-ink', dot: 'bg-status-in-progress' },
  on_hold: { box: 'bg-status-on-hold-soft text-status-on-hold-ink', dot: 'bg-status-on-hold' },
  long_term: { box: 'bg-status-long-term-soft text-status-long-term-ink', dot: 'bg-status-long-term' },
  closed: { box: 'bg-status-closed-soft text-status-closed-ink', dot: 'bg-status-closed' },
}

function Pill({
  look,
  hasDot,
  children,
}: {
  look: { box: string; dot: string }
  hasDot: boolean
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5 max-w-full items-center gap-1.5 whitespace-nowrap rounded-full px-2 align-middle text-xs font-medium',
        look.box,
      )}
    >
      {hasDot ? <span aria-hidden className={cx('size-1.5 shrink-0 rounded-full', look.dot)} /> : null}
      <span className="truncate">{children}</span>
    </span>
  )
}

/** A word or two about a thing's state. */
export function Badge(props: { tone?: Tone; hasDot?: boolean; children: ReactNode }) {
  return (
    <Pill look={tones[props.tone ?? 'neutral']} hasDot={props.hasDot ?? false}>
      {props.children}
    </Pill>
  )
}

/** A ticket's status in its own colour; the label is the caller's. */
export function StatusBadge({ status, label }: { status: TicketStatus; label: string }) {
  return (
    <Pill look={statuses[status]} hasDot>
      {label}
    </Pill>
  )
}

/** How many; for navigation and tabs. Nothing at zero, "99+" above 99 unless `text` says it. `label` says of what, e.g. "unread". */
export function CountBadge({
  count,
  text,
  label,
  tone = 'accent',
}: {
  count: number
  text?: string
  label: string
  tone?: 'accent' | 'quiet'
}) {
  if (count <= 0) return null
  return (
    <span
      className={cx(
        'inline-grid h-4.5 min-w-4.5 place-items-center rounded-full px-1 text-xs font-semibold tabular-nums',
        tone === 'accent' ? 'bg-accent text-on-accent' : 'bg-sunken text-muted',
      )}
    >
      <span>
        {text ?? (count > 99 ? '99+' : count)}
        <span className="sr-only"> {label}</span>
      </span>
    </span>
  )
}
