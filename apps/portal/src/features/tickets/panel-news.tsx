'use client'

import { Notice } from '@ocs/ui/notice'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'

/** One line of what happened, to say what is new since somebody began to write. */
export type NewsLine = { id: string /** Who did it. */; by: string; text: string }

/** What others did since the page was opened or the person last did something; said while there are words to think over. */
export function useNews({ news, me }: { news: NewsLine[]; me: string }, form: ActionFormHandle) {
  const last = news.at(-1)?.id
  const [isWriting, setWriting] = useState(() => form.field('note').defaultValue.trim() !== '')
  const [seen, setSeen] = useState(last)
  const [doneAt, setDoneAt] = useState(form.state)
  if (form.state.status === 'done' && (form.state !== doneAt || seen !== last)) {
    setDoneAt(form.state)
    setSeen(last)
    setWriting(false)
  }
  const at = news.findIndex(line => line.id === seen)
  const isSaid = form.state.status === 'failed' || isWriting
  return {
    fresh: isSaid ? news.slice(at + 1).filter(line => line.by !== me) : [],
    isWriting,
    noteTyped: (note: string) => setWriting(note.trim() !== ''),
  }
}

/** What is new, above the form. */
export function News({ lines }: { lines: NewsLine[] }) {
  if (lines.length === 0) return null
  return (
    <Notice tone="warning" title="New since you began" className="mb-4 max-w-2xl">
      <ul>
        {lines.map(line => (
          <li key={line.id}>{line.text}</li>
        ))}
      </ul>
    </Notice>
  )
}
