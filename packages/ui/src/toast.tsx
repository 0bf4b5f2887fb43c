'use client'

import { useSyncExternalStore } from 'react'
import { Toaster as Sonner } from 'sonner'

/** Says briefly that something was done: `toast.success('Ticket closed', { action: { label: 'Undo', onClick } })`. Never for errors one must act on. */
export { toast } from 'sonner'

const colours = {
  '--normal-bg': 'var(--ocs-surface)',
  '--normal-border': 'var(--ocs-line)',
  '--normal-text': 'var(--ocs-ink)',
  '--border-radius': 'var(--radius-panel)',
  fontFamily: 'inherit',
}

const button = '!h-auto !min-h-7 !rounded-control !px-2 !text-sm !font-medium touch:!min-h-11'

const phone = '(max-width: 639.98px)'

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(phone)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Where toasts appear: once, at the end of the root layout. On a phone at the top: below are the button one presses next and the navigation. */
export function Toaster() {
  const isPhone = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(phone).matches,
    () => false,
  )
  return (
    <Sonner
      position={isPhone ? 'top-center' : 'bottom-right'}
      duration={6000}
      mobileOffset={{ top: '4.25rem', left: '1rem', right: '1rem' }}
      style={colours}
      toastOptions={{
        classNames: {
          toast: '!text-base !shadow-pop',
          description: '!text-muted',
          actionButton: `${button} !bg-accent !text-on-accent`,
          cancelButton: `${button} !bg-sunken !text-ink`,
        },
      }}
    />
  )
}
