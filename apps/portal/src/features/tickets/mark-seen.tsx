'use client'

import type { TicketKey } from '@ocs/contracts/tickets'
import { useEffect } from 'react'
import { whenAttended } from '../../live/attended.tsx'
import { seenAction } from './collaboration.actions.ts'

/**
 * Marks an unread ticket as read once it is before somebody's eyes: a link that is only fetched ahead marks nothing, nor does a
 * page that keeps itself up to date while nobody sits before it.
 */
export function MarkSeen({ ticket: { desk, number }, asOf }: { ticket: TicketKey; asOf: string }) {
  useEffect(
    () => whenAttended(() => void seenAction({ desk, number, asOf }).catch(() => undefined)),
    [desk, number, asOf],
  )
  return null
}
