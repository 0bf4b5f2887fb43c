import { CountBadge } from './badge.tsx'
import { Anchor } from './link.tsx'

/** A tab: a page of the thing shown. */
export interface TabLink {
  label: string
  href: string
  isSelected?: boolean
  count?: number
  /** The count in words where it is no plain number: "1,000+". */
  countText?: string
}

/** The pages of one thing, as links, so that each has its address. `label` names the row for screen readers. */
export function Tabs({ label, tabs }: { label: string; tabs: TabLink[] }) {
  return (
    <nav aria-label={label} className="relative -mx-4 mb-4 overflow-x-auto border-b px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1">
        {tabs.map(tab => (
          <li key={tab.href} className="shrink-0">
            <Anchor
              href={tab.href}
              aria-current={tab.isSelected ? 'page' : undefined}
              className="touch:min-h-11 touch:min-w-11 inline-flex min-h-9 items-center gap-1.5 rounded-t-control border-b-2 border-transparent px-2.5 text-muted -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-accent-ink"
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <CountBadge count={tab.count} text={tab.countText} label="" tone="quiet" />
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
