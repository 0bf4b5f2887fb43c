import { type Desk, deskLabels, desks } from '@ocs/contracts/tickets'
import { Anchor } from '@ocs/ui/link'
import { ChevronRight, Monitor, Wrench } from 'lucide-react'

/** What each desk helps with, in a few words. */
export const deskWords: Record<Desk, string> = {
  technology: 'Computers, printers, wifi, software',
  maintenance: 'Lights, heating, water, doors, grounds',
}

/** A small picture for each desk. */
export const deskIcons = { technology: <Monitor aria-hidden />, maintenance: <Wrench aria-hidden /> }

/** Which desk is to help, as two large links under a thumb. */
export function DeskChoice({ hrefOf }: { hrefOf: (desk: Desk) => string }) {
  return (
    <nav aria-label="Who should help?" className="grid max-w-2xl gap-3 sm:grid-cols-2">
      {desks.map(desk => (
        <Anchor
          key={desk}
          href={hrefOf(desk)}
          className="flex min-h-24 items-center gap-4 rounded-panel border border-line-strong bg-surface px-4 py-3 text-ink hover:bg-hover [&_svg]:size-6 [&_svg]:shrink-0 [&_svg]:text-muted"
        >
          {deskIcons[desk]}
          <span className="min-w-0 flex-1">
            <span className="block text-xl font-semibold">{deskLabels[desk]}</span>
            <span className="block text-muted">{deskWords[desk]}</span>
          </span>
          <ChevronRight aria-hidden />
        </Anchor>
      ))}
    </nav>
  )
}
