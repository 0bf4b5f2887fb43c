'use client'

import type { TicketKey } from '@ocs/contracts/tickets'
import { Button } from '@ocs/ui/button'
import { Eye, EyeOff } from 'lucide-react'
import { useDeed } from '../../form/use-deed.ts'
import { watchAction } from './collaboration.actions.ts'

/** Follows a ticket with one press, or no longer. */
export function WatchButton({ ticket, isWatching }: { ticket: TicketKey; isWatching: boolean }) {
  const { shown, run } = useDeed({ isWatching }, watchAction)
  const { desk, number } = ticket
  const turn = () => run({ isWatching: !shown.isWatching }, { desk, number, watch: shown.isWatching ? 'no' : 'yes' })
  return (
    <Button icon={shown.isWatching ? <EyeOff aria-hidden /> : <Eye aria-hidden />} onPress={turn}>
      {shown.isWatching ? 'Stop watching' : 'Watch'}
    </Button>
  )
}
