'use client'

import { Toaster } from '@ocs/ui/toast'
import { UiProvider } from '@ocs/ui/ui-provider'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { OpenedBy } from '../../form/opened-by.tsx'
import { PaletteOffers } from '../../form/palette-offers.tsx'
import { Attended } from '../../live/attended.tsx'

/**
 * Ties the design system to Next's router, says to forms whom the page is for, and shows toasts. `data-ready` on the document
 * says that every part of the page answers to keys and presses: effects of parents run after those of what they hold.
 */
export function Providers({ personId, children }: { personId: string | null; children: ReactNode }) {
  const router = useRouter()
  useEffect(() => {
    document.documentElement.dataset.ready = ''
  }, [])
  return (
    <UiProvider navigate={href => router.push(href)} linkComponent={Link}>
      <OpenedBy personId={personId}>
        <PaletteOffers>{children}</PaletteOffers>
      </OpenedBy>
      <Toaster />
      <Attended />
    </UiProvider>
  )
}
