'use client'

import type { TicketKey } from '@ocs/contracts/tickets'
import { useEffect } from 'react'
import { seenAction } from './collaboration.actions.ts'

/** Marks an unread ticket as read once it is before somebody's eyes: a link that is only fetched ahead marks nothing. */
export function MarkSeen({ ticket: { desk, number }, asOf }: { ticket: TicketKey; asOf: string }) {
  useEffect(() => {
    void seenAction({ desk, number, asOf }).catch(() => undefined)
  }, [desk, number, asOf])
  return null
}
