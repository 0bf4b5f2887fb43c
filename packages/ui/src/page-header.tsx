import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Anchor } from './link.tsx'

/** What a PageHeader takes. */
export interface PageHeaderProps {
  title: string
  subtitle?: ReactNode
  /** Where one came from, filters and all. */
  back?: { href: string; label: string }
  /** Buttons; on a phone they stand under the title. */
  actions?: ReactNode
  /** Badges and short facts under the title. */
  meta?: ReactNode
}

/** The top of a page: its one h1, the way back, and what can be done here. */
export function PageHeader({ title, subtitle, back, actions, meta }: PageHeaderProps) {
  return (
    <div className="mb-4 flex flex-col gap-1">
      {back ? (
        <Anchor
          href={back.href}
          className="touch:min-h-11 touch:min-w-11 -ml-1 inline-flex items-center gap-0.5 self-start rounded-control text-sm text-muted hover:text-ink hover:underline"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Anchor>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 max-w-3xl">
          <h1 className="text-balance break-words text-2xl font-semibold tracking-tight">{title}</h1>
          {subtitle ? <p className="mt-0.5 text-muted">{subtitle}</p> : null}
          {meta ? (
            <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">{meta}</div>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
