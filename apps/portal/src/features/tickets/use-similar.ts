'use client'

import { SimilarTicket, similarFrom } from '@ocs/contracts/similar-tickets'
import type { Desk } from '@ocs/contracts/tickets'
import { useEffect, useState } from 'react'
import * as z from 'zod'

/** Milliseconds without a key before the service is asked. */
const pause = 600

/** What a problem is about is said first; the service looks no further either. */
const mostCharacters = 1000

/** What is asked while somebody writes. */
export type Report = { desk: Desk; placeId: string; text: string }

async function ask(report: Report, signal: AbortSignal): Promise<SimilarTicket[]> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch('/tickets/new/similar', {
    method: 'POST',
    headers,
    body: JSON.stringify(report),
    signal,
  })
  return z.array(SimilarTicket).parse(await response.json())
}

/** What stands in a field that the form itself does not follow, some time after the last key. */
function useTyped(fieldId: string): string {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLTextAreaElement)) return
    let timer = setTimeout(() => setTyped(field.value.trim()), 0)
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setTyped(field.value.trim()), pause)
    }
    field.addEventListener('input', later)
    return () => {
      clearTimeout(timer)
      field.removeEventListener('input', later)
    }
  }, [fieldId])
  return typed
}

/** The open tickets like the one that is being written, and the words for which they were found; only the last question counts. */
export function useSimilar(desk: Desk, placeId: string, fieldId: string) {
  const text = useTyped(fieldId)
  const [found, setFound] = useState<{ tickets: SimilarTicket[]; report: Report } | null>(null)
  useEffect(() => {
    if (placeId === '' || text.length < similarFrom) return setFound(null)
    const controller = new AbortController()
    const report = { desk, placeId, text: text.slice(0, mostCharacters) }
    ask(report, controller.signal).then(
      tickets => setFound({ tickets, report }),
      // Without an answer the form works as it does without the question.
      () => {
        if (!controller.signal.aborted) setFound(null)
      },
    )
    return () => controller.abort()
  }, [desk, placeId, text])
  return found
}
