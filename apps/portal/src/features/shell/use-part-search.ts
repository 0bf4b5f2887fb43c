'use client'

import { useEffect, useState } from 'react'
import * as z from 'zod'
import { FoundLine, type SearchPart } from './palette-parts.ts'

/** Milliseconds without a key before anything is asked. */
const pause = 150
const least = 2

/** What was found in a part; null where it could not be asked. */
type Found = { typed: string; lines: Partial<Record<SearchPart, FoundLine[] | null>> }

async function ask(part: SearchPart, typed: string, signal: AbortSignal): Promise<FoundLine[] | null> {
  const answer = await fetch(`/search?${new URLSearchParams({ in: part, q: typed })}`, { signal })
  return answer.ok ? z.array(FoundLine).parse(await answer.json()) : null
}

/** What fits what is typed, part by part as it comes. What was found for other words is never shown. */
export function usePartSearch(typed: string, parts: SearchPart[]) {
  const words = typed.trim()
  const [found, setFound] = useState<Found>({ typed: '', lines: {} })
  useEffect(() => {
    if (words.length < least) return
    const stale = new AbortController()
    const timer = setTimeout(() => {
      for (const part of parts) {
        ask(part, words, stale.signal)
          .catch(() => null)
          .then(lines => {
            if (stale.signal.aborted) return
            setFound(before => ({
              typed: words,
              lines: { ...(before.typed === words && before.lines), [part]: lines },
            }))
          })
      }
    }, pause)
    return () => {
      clearTimeout(timer)
      stale.abort()
    }
  }, [words, parts])
  const lines = found.typed === words ? found.lines : {}
  const isLoading = words.length >= least && parts.some(part => lines[part] === undefined)
  return { lines, isLoading, failed: parts.filter(part => lines[part] === null) }
}
