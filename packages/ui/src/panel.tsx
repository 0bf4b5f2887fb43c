import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

/** What a Panel takes. */
export interface PanelProps {
  /** An h2; names the region. */
  title?: string
  /** Buttons or links at the end of the header. */
  actions?: ReactNode
  /** For lists that bring their own spacing. */
  isFlush?: boolean
  children: ReactNode
  className?: string
}

/** A part of a page, in a box. */
export function Panel({ title, actions, isFlush = false, children, className }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cx('min-w-0 rounded-panel border bg-surface', className)}
    >
      {title || actions ? (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-b px-4 py-1.5">
          {title ? (
            <h2 id={id} className="text-base font-semibold">
              {title}
            </h2>
          ) : null}
          {actions ? <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className={isFlush ? undefined : 'p-4'}>{children}</div>
    </section>
  )
}
