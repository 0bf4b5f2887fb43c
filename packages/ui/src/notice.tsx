import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const looks = {
  info: { Icon: Info, box: 'bg-info-soft border-info', ink: 'text-info-ink' },
  success: { Icon: CircleCheck, box: 'bg-success-soft border-success', ink: 'text-success-ink' },
  warning: { Icon: TriangleAlert, box: 'bg-warning-soft border-warning', ink: 'text-warning-ink' },
  danger: { Icon: CircleAlert, box: 'bg-danger-soft border-danger', ink: 'text-danger-ink' },
}

/** What a Notice takes. */
export interface NoticeProps {
  tone?: keyof typeof looks
  title?: string
  children?: ReactNode
  /** A link or a button at the end. */
  action?: ReactNode
  /** Announces it at once; for what appears after something the reader did. */
  isLive?: boolean
  className?: string
}

/** Something to know before reading on. */
export function Notice({ tone = 'info', title, children, action, isLive = false, className }: NoticeProps) {
  const { Icon, box, ink } = looks[tone]
  return (
    <div
      role={isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cx('flex items-start gap-2.5 rounded-panel border px-3 py-2.5 text-ink', box, className)}
    >
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0 flex-1">
        {title ? <p className={cx('font-semibold', ink)}>{title}</p> : null}
        {children ? <div className="max-w-prose">{children}</div> : null}
      </div>
      {action ? <div className="shrink-0">{action}</div> : null}
    </div>
  )
}
