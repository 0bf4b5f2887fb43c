'use client'

import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'

/** What SideFilters takes. */
export interface SideFiltersProps {
  /** Names the region and the button: "Filters". */
  label: string
  /** How many filters are set, shown on the button. */
  count: number
  filters: ReactNode
  /** The list. */
  children: ReactNode
}

/** A list with its filters at its side where there is room (1366 px), else behind a button above it. */
export function SideFilters({ label, count, filters, children }: SideFiltersProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="min-[1366px]:grid min-[1366px]:grid-cols-[12rem_minmax(0,1fr)] min-[1366px]:gap-5">
      <aside aria-label={label} className="max-[1365px]:mb-3">
        <Button
          icon={<SlidersHorizontal aria-hidden />}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
          className="min-[1366px]:hidden"
        >
          {count > 0 ? `${label} (${count})` : label}
        </Button>
        <div
          className={cx(
            'max-[1365px]:mt-2 max-[1365px]:rounded-panel max-[1365px]:border max-[1365px]:bg-surface max-[1365px]:p-3',
            !isOpen && 'max-[1365px]:hidden',
          )}
        >
          {filters}
        </div>
      </aside>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
