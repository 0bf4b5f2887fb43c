'use client'

import { useEffect, useRef } from 'react'
import { LiveMessage } from './live-message.ts'

/** A tab that is looked away from for less than this keeps its stream. Milliseconds. */
const patience = 5_000

/** After so long a stream that was refused is asked for again, so many times. Milliseconds. */
const again = { after: 60_000, times: 5 }

function readMessage(data: string): LiveMessage | null {
  const read = LiveMessage.safeParse(JSON.parse(data))
  return read.success ? read.data : null
}

/** A stream that can be opened and closed; what came between two openings is told as `missed`. */
function streamFrom(path: string, take: (message: LiveMessage) => void) {
  let source: EventSource | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let hasListened = false
  let refusals = 0
  const close = () => {
    clearTimeout(retry)
    source?.close()
    source = null
  }
  const open = () => {
    clearTimeout(retry)
    if (source) return
    const opened = new EventSource(path)
    source = opened
    opened.onopen = () => {
      refusals = 0
      if (hasListened) take({ kind: 'missed' })
      hasListened = true
    }
    opened.onmessage = ({ data }) => {
      const message = readMessage(String(data))
      if (message) take(message)
    }
    opened.onerror = () => {
      // A broken way the browser mends itself; a refusal is final for this source.
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return
      close()
      refusals += 1
      if (refusals <= again.times) retry = setTimeout(open, again.after)
    }
  }
  return { open, close }
}

/**
 * Listens to what the portal tells this page while its tab is shown, and hands it on. What happened while the tab was hidden
 * or the way was broken comes as `missed`. Where no stream can be had nothing happens, and the page works as without.
 */
export function useLive(path: string, take: (message: LiveMessage) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const { open, close } = streamFrom(path, message => latest.current(message))
    let hiding: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(hiding)
      if (document.visibilityState === 'visible') open()
      else hiding = setTimeout(close, patience)
    }
    look()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', close)
    window.addEventListener('pageshow', look)
    return () => {
      clearTimeout(hiding)
      close()
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', close)
      window.removeEventListener('pageshow', look)
    }
  }, [path])
}
