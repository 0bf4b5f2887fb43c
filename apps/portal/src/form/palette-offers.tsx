'use client'

import type { PaletteGroup } from '@ocs/ui/command-palette'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'

/** What the parts of the page that is shown offer the palette, by the id of the part. Read when the palette opens. */
type Offers = Map<string, PaletteGroup>

const OffersContext = createContext<Offers | null>(null)

/** Around everything: the palette above and the pages below meet here, so that neither knows the other. */
export function PaletteOffers({ children }: { children: ReactNode }) {
  const [offers] = useState<Offers>(() => new Map())
  return <OffersContext value={offers}>{children}</OffersContext>
}

/** What the page offers now, for the palette; what parts offer under one title stands together. */
export function usePaletteOffers(): () => PaletteGroup[] {
  const offers = use(OffersContext)
  return () => {
    const groups = new Map<string, PaletteGroup>()
    for (const { title, lines } of offers?.values() ?? []) {
      groups.set(title, { id: `offer-${title}`, title, lines: [...(groups.get(title)?.lines ?? []), ...lines] })
    }
    return [...groups.values()]
  }
}

/** Offers lines in the palette while this part of the page is there. The ids of groups and lines are of their own on a page. */
export function useOffer(group: PaletteGroup): void {
  const offers = use(OffersContext)
  // After every render: what is offered may do something else by then.
  useEffect(() => {
    offers?.set(group.id, group)
    return () => {
      if (offers?.get(group.id) === group) offers.delete(group.id)
    }
  })
}

/** Offers places to go to, from a page that the server makes. */
export function Offer(group: PaletteGroup) {
  useOffer(group)
  return null
}
