'use client'

import type { TicketKey } from '@ocs/contracts/tickets'
import { toast } from '@ocs/ui/toast'
import { useEffect, useRef } from 'react'
import { livePath } from '../../live/live-message.ts'
import { useLive } from '../../live/use-live.ts'
import { useRefresh } from '../../live/use-refresh.ts'

/** One line of what happened: who did it, and the words for it. */
export type LiveLine = { id: string; by: string; did: string }

/** Of many things that came at once, so many are said one by one. */
const mostSaid = 3

/** Keeps a ticket's page up to date while it is open, and says in passing what others just did. Nothing typed is lost. */
export function LiveTicket({ ticket, lines, me }: { ticket: TicketKey; lines: LiveLine[]; me: string }) {
  const { desk, number } = ticket
  const refresh = useRefresh()
  useLive(`${livePath}?desk=${desk}&number=${number}`, refresh)
  const last = useRef(lines.at(-1)?.id)
  useEffect(() => {
    const at = lines.findIndex(line => line.id === last.current)
    const fresh = at < 0 ? [] : lines.slice(at + 1)
    last.current = lines.at(-1)?.id ?? last.current
    for (const { id, by, did } of fresh.slice(-mostSaid)) if (by !== me) toast(`${did} just now`, { id })
  }, [lines, me])
  return null
}
