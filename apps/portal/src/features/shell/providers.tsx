'use client'

import { Toaster } from '@ocs/ui/toast'
import { UiProvider } from '@ocs/ui/ui-provider'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { PaletteOffers } from '../../form/palette-offers.tsx'
import { Attended } from '../../live/attended.tsx'

/** Ties the design system to Next's router, and shows toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const router = useRouter()
  return (
    <UiProvider navigate={href => router.push(href)} linkComponent={Link}>
      <PaletteOffers>{children}</PaletteOffers>
      <Toaster />
      <Attended />
    </UiProvider>
  )
}
