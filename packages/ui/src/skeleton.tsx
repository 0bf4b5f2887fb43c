import { cx } from './cx.ts'

const widths = ['w-11/12', 'w-full', 'w-4/5', 'w-2/3']

function Bar({ className }: { className: string }) {
  return <span className={cx('block h-3.5 rounded-xs bg-line motion-safe:animate-pulse', className)} />
}

/** Lines of text to come. `label` is what a screen reader hears. */
export function Skeleton({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  const places = Array.from({ length: lines }, (_, index) => `line-${index}`)
  return (
    <div role="status" className="flex flex-col gap-2.5">
      <span className="sr-only">{label}</span>
      {places.map((place, index) => (
        <Bar key={place} className={widths[index % widths.length] ?? 'w-full'} />
      ))}
    </div>
  )
}

/** A table to come, at its later height. */
export function SkeletonTable({
  rows = 8,
  columns = 4,
  label = 'Loading',
}: {
  rows?: number
  columns?: number
  label?: string
}) {
  const lines = Array.from({ length: rows }, (_, index) => `row-${index}`)
  const cells = Array.from({ length: columns }, (_, index) => `cell-${index}`)
  return (
    <div role="status" className="rounded-panel border bg-surface">
      <span className="sr-only">{label}</span>
      <div className="h-8 rounded-t-panel border-b bg-sunken" />
      {lines.map((line, index) => (
        <div key={line} className="flex h-9.25 items-center gap-6 border-b px-3 last:border-b-0">
          {cells.map((cell, place) => (
            <span key={cell} className={place === 0 ? 'flex-[2]' : 'flex-1 max-sm:hidden'}>
              <Bar className={widths[(index + place) % widths.length] ?? 'w-full'} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
