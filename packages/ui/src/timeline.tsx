import type { ReactNode } from 'react'
import type { Tone } from './badge.tsx'
import { cx } from './cx.ts'

/** Something that happened. */
export interface TimelineItem {
  key: string
  who: string
  /** As read: "Today, 9:14 AM". */
  when: string
  /** The instant, in ISO 8601, for machines. */
  dateTime?: string
  /** The rest of the sentence after the name: "assigned this to Pat". */
  what: ReactNode
  /** What was written: shown in a box. */
  body?: ReactNode
  /** warning for internal notes, danger for denials, and so on. */
  tone?: Tone
  icon?: ReactNode
  /** Edit and the like. */
  actions?: ReactNode
}

const marks: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  muted: 'bg-sunken text-muted',
  info: 'bg-info-soft text-info-ink',
  success: 'bg-success-soft text-success-ink',
  warning: 'bg-warning-soft text-warning-ink',
  danger: 'bg-danger-soft text-danger-ink',
  accent: 'bg-accent-soft text-accent-ink',
}

const bodies: Record<Tone, string> = {
  neutral: 'bg-surface',
  muted: 'bg-surface',
  info: 'bg-info-soft',
  success: 'bg-success-soft',
  warning: 'bg-warning-soft',
  danger: 'bg-danger-soft',
  accent: 'bg-accent-soft',
}

/** What happened, in order. */
export function Timeline({ items, label = 'History' }: { items: TimelineItem[]; label?: string }) {
  return (
    <ol aria-label={label}>
      {items.map(item => (
        <Entry key={item.key} item={item} />
      ))}
    </ol>
  )
}

function Entry({ item }: { item: TimelineItem }) {
  const { who, when, dateTime, what, body, tone = 'neutral', icon, actions } = item
  return (
    <li className="group/entry relative flex gap-3 pb-4 last:pb-0">
      <span
        aria-hidden
        className="absolute top-7 bottom-1 left-3 w-px -translate-x-1/2 bg-line group-last/entry:hidden"
      />
      <span
        aria-hidden
        className={cx('grid size-6 shrink-0 place-items-center rounded-full [&_svg]:size-3.5', marks[tone])}
      >
        {icon ?? <span className="size-1.5 rounded-full bg-current" />}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6 items-start justify-between gap-x-3">
          <p className="min-w-0 break-words pt-0.5">
            <span className="font-medium">{who}</span> {what}
            <span className="text-sm text-muted">
              {' · '}
              <time dateTime={dateTime}>{when}</time>
            </span>
          </p>
          {actions}
        </div>
        {body ? (
          <div className={cx('mt-1.5 whitespace-pre-wrap break-words rounded-panel border px-3 py-2', bodies[tone])}>
            {body}
          </div>
        ) : null}
      </div>
    </li>
  )
}
