'use client'

import { Button } from '@ocs/ui/button'
import { Notice } from '@ocs/ui/notice'
import { resultWords } from './bulk-words.ts'
import type { useBulkRun } from './use-bulk-run.ts'

/** What became of a bulk change, with its undo while there is time, and how to go on where it stopped. */
export function BulkResultNotice({ run }: { run: ReturnType<typeof useBulkRun> }) {
  const { result, problem, isBusy, canUndo } = run
  if (!result) return null
  const isStuck = problem !== null && result.waiting > 0
  const tone = problem ? 'danger' : result.refused.length > 0 && !result.undone ? 'warning' : 'success'
  return (
    <Notice
      tone={tone}
      isLive
      className="mb-3"
      action={
        <span className="flex flex-wrap gap-2">
          {canUndo ? (
            <Button size="sm" isPending={isBusy} onPress={run.undo}>
              Undo
            </Button>
          ) : null}
          {isStuck ? (
            <Button size="sm" onPress={run.goOn}>
              Go on
            </Button>
          ) : null}
          {result.waiting === 0 ? (
            <Button size="sm" variant="quiet" onPress={run.dismiss}>
              Dismiss
            </Button>
          ) : null}
        </span>
      }
    >
      {problem ? <p>{problem}</p> : null}
      <p>{resultWords(result)}</p>
    </Notice>
  )
}
