'use client'

import type { ChecklistLine } from '@ocs/contracts/checklists'
import type { Ticket } from '@ocs/contracts/tickets'
import { Checkbox } from '@ocs/ui/checkbox'
import { startTransition, useOptimistic, useState } from 'react'
import { useSending } from '../../form/use-deed.ts'
import { tickLineAction } from './checklist.actions.ts'

/** What a TickBox takes. */
export type TickBoxProps = {
  ticket: Pick<Ticket, 'desk' | 'number'>
  line: ChecklistLine
  isDisabled: boolean
}

/** One thing that is done or not. The tick stands at once; if it could not be kept it goes back, and the line says why. */
export function TickBox({ ticket, line, isDisabled }: TickBoxProps) {
  const [isTicked, showTicked] = useOptimistic(line.ticked !== null)
  const [error, setError] = useState<string | null>(null)
  const send = useSending(tickLineAction)
  const tick = (ticked: boolean) =>
    startTransition(async () => {
      showTicked(ticked)
      setError(null)
      const { desk, number } = ticket
      const answer = await send({ desk, number, id: line.id, ticked: ticked ? 'yes' : 'no' })
      setError(answer.problems[0]?.message ?? null)
    })
  return (
    <Checkbox
      name={`tick-${line.id}`}
      label={<span className={`break-words ${isTicked ? 'text-muted line-through' : ''}`}>{line.text}</span>}
      checked={isTicked}
      disabled={isDisabled}
      errors={error ? [error] : undefined}
      onChange={event => tick(event.currentTarget.checked)}
    />
  )
}
