'use client'

import { type BulkResult, bulkUndoSeconds } from '@ocs/contracts/ticket-bulk'
import { useEffect, useState } from 'react'
import { type Answer, bulkGoOnAction, bulkUndoAction } from './bulk.actions.ts'

const unreached = 'OCS cannot be reached. Check your connection and try again.'

/** An action's answer, also where there was none because the way to the portal is broken. */
export function answered<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  return asked.catch(() => ({ ok: false, message: unreached }))
}

/** Goes on with a bulk change. A busy service may be slower than one request waits, yet it works on: ask again before giving up. */
async function patiently(bulkId: string): Promise<Answer<BulkResult>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await answered(bulkGoOnAction(bulkId))
    if (answer.ok || attempt === 4) return answer
    await new Promise(done => setTimeout(done, attempt * 500))
  }
}

/** Whether a bulk change that is done can still be undone; null while there is nothing to undo. */
function useUndoTime(bulkId: string | null): boolean {
  const [canUndo, setCanUndo] = useState(false)
  useEffect(() => {
    setCanUndo(bulkId !== null)
    // Counted from when the answer came: the clock of this computer may be wrong.
    const timer = setTimeout(() => setCanUndo(false), bulkUndoSeconds * 1000)
    return () => clearTimeout(timer)
  }, [bulkId])
  return canUndo
}

/** A bulk change from its first answer to its last, with the time in which it can be undone. */
export function useBulkRun() {
  const [result, setResult] = useState<BulkResult | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const ask = async (asked: Promise<Answer<BulkResult>>) => {
    setBusy(true)
    setProblem(null)
    const answer = await answered(asked)
    setBusy(false)
    if (answer.ok) setResult(answer.value)
    else setProblem(answer.message)
    return answer.ok ? answer.value : null
  }
  const goOn = async (from: BulkResult) => {
    let now: BulkResult | null = from
    while (now && now.waiting > 0) now = await ask(patiently(now.bulkId))
  }
  const isDone = result !== null && result.waiting === 0 && result.undone === null && result.changed > 0
  return {
    result,
    problem,
    isBusy,
    canUndo: useUndoTime(isDone ? result.bulkId : null),
    start: (first: BulkResult) => {
      setProblem(null)
      setResult(first)
      void goOn(first)
    },
    goOn: () => (result ? goOn(result) : undefined),
    undo: () => (result ? ask(bulkUndoAction(result.bulkId)) : undefined),
    dismiss: () => setResult(null),
  }
}
