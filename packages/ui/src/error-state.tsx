import { RotateCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from './button.tsx'

/** What an ErrorState takes. */
export interface ErrorStateProps {
  /** "Tickets are not available right now". */
  title: string
  /** What still works and what to do. */
  text?: ReactNode
  /** The page itself; omit where trying again cannot help. */
  retryHref?: string
  /** What to tell the help desk. */
  reference?: string
  /** Further ways out, e.g. a Button that calls Next's reset. */
  action?: ReactNode
}

/** What stands where a part of a page would, when that part could not be loaded. */
export function ErrorState({ title, text, retryHref, reference, action }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-1 rounded-panel border bg-surface px-6 py-10 text-center"
    >
      <TriangleAlert aria-hidden className="mb-1 size-7 stroke-[1.5] text-warning-ink" />
      <h2 className="text-base font-semibold">{title}</h2>
      {text ? <p className="max-w-md text-balance text-muted">{text}</p> : null}
      {retryHref || action ? (
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          {retryHref ? (
            <LinkButton href={retryHref} icon={<RotateCw aria-hidden />}>
              Try again
            </LinkButton>
          ) : null}
          {action}
        </div>
      ) : null}
      {reference ? (
        <p className="mt-2 text-sm text-muted">
          Reference: <code className="select-all font-mono">{reference}</code>
        </p>
      ) : null}
    </div>
  )
}
