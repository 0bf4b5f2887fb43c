'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { dayWords, outcomeWords } from './date-words.ts'
import { previewRecurrence, type SchedulePreview } from './recurrences.actions.ts'

/** Milliseconds without a change before the service is asked. */
const pause = 300

/**
 * Asks what a form's schedule would do, after every change of it; the last question's answer counts. `root` is an element of
 * the form.
 */
function usePreview(root: RefObject<HTMLElement | null>): SchedulePreview | null {
  const [preview, setPreview] = useState<SchedulePreview | null>(null)
  const asked = useRef(0)
  useEffect(() => {
    const form = root.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const mine = ++asked.current
      const unreached = { problem: 'The next dates cannot be shown without a connection.' }
      const answer = await previewRecurrence(new FormData(form)).catch(() => unreached)
      if (mine === asked.current) setPreview(answer)
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), pause)
    }
    void ask()
    form.addEventListener('input', later)
    form.addEventListener('change', later)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', later)
      form.removeEventListener('change', later)
    }
  }, [root])
  return preview
}

/** The next dates of the schedule that stands in the form around it, and what closures do to them. */
export function SchedulePreviewList() {
  const root = useRef<HTMLDivElement>(null)
  const preview = usePreview(root)
  return (
    <div ref={root} className="rounded-panel border bg-sunken px-4 py-3" aria-live="polite">
      <h3 className="font-medium">Next dates</h3>
      {preview === null ? <p className="text-muted">…</p> : null}
      {preview && 'problem' in preview ? <p className="text-muted">{preview.problem}</p> : null}
      {preview && 'dates' in preview ? <Dates dates={preview.dates} /> : null}
    </div>
  )
}

function Dates({ dates }: { dates: Extract<SchedulePreview, { dates: unknown }>['dates'] }) {
  if (dates.length === 0) return <p className="text-muted">There is no date: nothing would ever be filed.</p>
  return (
    <ol aria-label="Next dates" className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {dates.map(date => {
        const words = outcomeWords(date)
        return (
          <li key={date.dueOn}>
            <span className={date.filedOn === date.dueOn ? 'tabular-nums' : 'text-muted tabular-nums line-through'}>
              {dayWords(date.dueOn)}
            </span>
            {words ? <span className="block text-sm">{words}</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
