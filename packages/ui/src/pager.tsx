import { ChevronLeft, ChevronRight } from 'lucide-react'
import { LinkButton } from './button.tsx'

/** The pages of a list: "Previous" and "Next" where there are any, and what is shown ("51 to 100 of about 400"). */
export function Pager({ previousHref, nextHref, label }: { previousHref?: string; nextHref?: string; label?: string }) {
  if (!previousHref && !nextHref && !label) return null
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 py-3 text-sm text-muted">
      <p className="tabular-nums">{label}</p>
      <div className="flex gap-2">
        {previousHref ? (
          <LinkButton href={previousHref} rel="prev" size="sm" icon={<ChevronLeft aria-hidden />}>
            Previous
          </LinkButton>
        ) : null}
        {nextHref ? (
          <LinkButton href={nextHref} rel="next" size="sm">
            Next
            <ChevronRight aria-hidden />
          </LinkButton>
        ) : null}
      </div>
    </nav>
  )
}
