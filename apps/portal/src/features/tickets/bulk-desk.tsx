'use client'

import { type BulkCount, maxBulkTickets } from '@ocs/contracts/ticket-bulk'
import type { Desk } from '@ocs/contracts/tickets'
import { Button } from '@ocs/ui/button'
import type { ComboItem } from '@ocs/ui/combo-box'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { countMatchingAction } from './bulk.actions.ts'
import type { BulkDeed } from './bulk.form.ts'
import { type BulkChoice, BulkDialog, bulkDeeds } from './bulk-dialog.tsx'
import { BulkResultNotice } from './bulk-result.tsx'
import { bulkEvent, bulkFormId, focusedBox, rowBoxes, setBoxes } from './selection.ts'
import { answered, useBulkRun } from './use-bulk-run.ts'
import { useSelection } from './use-selection.ts'

const deeds: BulkDeed[] = ['assign', 'changeStatus', 'changePriority', 'close']

/** "All N that match", until a row is ticked or unticked or the list is another one. */
function useAll(address: string, ids: string[]) {
  const [all, setAll] = useState<{ of: string; count: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isCounting, setCounting] = useState(false)
  const of = `${address} ${ids.join()}`
  const take = ({ count, tooMany }: BulkCount) => {
    setAll(tooMany ? null : { of, count })
    setProblem(tooMany ? `More than ${maxBulkTickets.toLocaleString('en-US')} match. Narrow the list first.` : null)
  }
  const choose = async () => {
    setCounting(true)
    const answer = await answered(countMatchingAction(address))
    setCounting(false)
    if (answer.ok) take(answer.value)
    else setProblem(answer.message)
  }
  return { count: all?.of === of ? all.count : null, take, choose, problem, isCounting }
}

/**
 * Opens a deed when a key asks for it; without a ticked row, for the row that has the focus. Answers what to do when the deed is
 * not done after all: a row that only the key ticked is unticked, else the next key would mean it rather than the row in focus.
 */
function useDeedKeys(open: (deed: BulkDeed) => void): () => void {
  const byKey = useRef<HTMLInputElement>(null)
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  useEffect(() => {
    const onKey = (event: Event) => {
      const deed = event instanceof CustomEvent ? deeds.find(each => each === event.detail) : undefined
      const box = focusedBox()
      if (deed && box && !rowBoxes().some(each => each.checked)) {
        setBoxes([box], true)
        byKey.current = box
      }
      if (deed && rowBoxes().some(each => each.checked)) latest.current(deed)
    }
    document.addEventListener(bulkEvent, onKey)
    return () => document.removeEventListener(bulkEvent, onKey)
  }, [])
  return () => {
    if (byKey.current) setBoxes([byKey.current], false)
    byKey.current = null
  }
}

/** What a BulkDesk takes. */
export type BulkDeskProps = {
  /** The address of the list, first page. */
  address: string
  /** Whose people the tickets can be given to; without one, tickets of two desks could be meant. */
  desk?: Desk
  people: ComboItem[]
  /** The list with its checkboxes. */
  children: ReactNode
}

/** A list of which many tickets are changed at once: what is ticked, what is done to it, and what became of that. */
export function BulkDesk({ address, desk, people, children }: BulkDeskProps) {
  const ids = useSelection()
  const all = useAll(address, ids)
  const run = useBulkRun()
  const [deed, setDeed] = useState<BulkDeed | null>(null)
  const leave = useDeedKeys(asked => (run.isBusy || (asked === 'assign' && !desk) ? undefined : setDeed(asked)))
  const choice: BulkChoice =
    all.count === null ? { ids, count: ids.length, address } : { ids: [], count: all.count, address }
  const clear = () => setBoxes(rowBoxes(), false)
  return (
    <>
      <BulkResultNotice run={run} />
      <form id={bulkFormId} hidden onSubmit={event => event.preventDefault()} />
      {children}
      {ids.length > 0 && !run.isBusy ? (
        <BulkBar choice={choice} all={all} canAssign={desk !== undefined} onDeed={setDeed} onClear={clear} />
      ) : null}
      {deed ? (
        <BulkDialog
          deed={deed}
          choice={choice}
          desk={desk}
          people={people}
          onRecounted={all.take}
          onStarted={result => {
            clear()
            run.start(result)
          }}
          onClose={() => {
            setDeed(null)
            leave()
          }}
        />
      ) : null}
    </>
  )
}

function BulkBar(props: {
  choice: BulkChoice
  all: ReturnType<typeof useAll>
  canAssign: boolean
  onDeed: (deed: BulkDeed) => void
  onClear: () => void
}) {
  const { choice, all, canAssign, onDeed, onClear } = props
  const isAll = choice.ids.length === 0
  return (
    <section
      aria-label="Change the selected tickets"
      className="sticky bottom-18 z-20 mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-panel border border-line-strong bg-surface px-2.5 py-2 shadow-pop lg:bottom-3"
    >
      <p role="status" className="font-medium">
        {isAll ? `All ${choice.count.toLocaleString('en-US')} that match` : `${choice.count} selected`}
      </p>
      {isAll ? null : (
        <Button size="sm" variant="quiet" isPending={all.isCounting} onPress={all.choose}>
          Select all that match
        </Button>
      )}
      <span className="flex flex-wrap gap-1.5">
        {deeds.map(deed => (
          <Button key={deed} size="sm" isDisabled={deed === 'assign' && !canAssign} onPress={() => onDeed(deed)}>
            {bulkDeeds[deed].label}
          </Button>
        ))}
        <Button size="sm" variant="quiet" aria-label="Clear the selection" onPress={onClear}>
          Clear
        </Button>
      </span>
      {canAssign ? null : <p className="w-full text-sm text-muted">To assign, show one desk.</p>}
      {all.problem ? (
        <p role="alert" className="w-full text-sm font-medium text-danger-ink">
          {all.problem}
        </p>
      ) : null}
    </section>
  )
}
