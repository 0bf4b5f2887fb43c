import { Inbox } from 'lucide-react'
import type { ReactNode } from 'react'

/** What an EmptyState takes. */
export interface EmptyStateProps {
  /** What is not there: "No open tickets". */
  title: string
  /** Why, and what to do. */
  text?: ReactNode
  action?: ReactNode
  icon?: ReactNode
}

/** What stands where a list would, when there is nothing to list. */
export function EmptyState({ title, text, action, icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 rounded-panel border border-dashed border-line-strong px-6 py-10 text-center">
      <span aria-hidden className="mb-1 text-muted [&_svg]:size-7 [&_svg]:stroke-[1.5]">
        {icon ?? <Inbox />}
      </span>
      <h2 className="text-base font-semibold">{title}</h2>
      {text ? <p className="max-w-md text-balance text-muted">{text}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
