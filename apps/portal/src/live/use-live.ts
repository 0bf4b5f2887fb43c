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
    let source: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let hasListened = false
    let refusals = 0
    const close = () => {
      source?.close()
      source = null
    }
    const open = () => {
      clearTimeout(timer)
      if (source) return
      const opened = new EventSource(path)
      source = opened
      opened.onopen = () => {
        refusals = 0
        if (hasListened) latest.current({ kind: 'missed' })
        hasListened = true
      }
      opened.onmessage = ({ data }) => {
        const message = readMessage(String(data))
        if (message) latest.current(message)
      }
      opened.onerror = () => {
        // A broken way the browser mends itself; a refusal is final for this source.
        if (opened.readyState !== EventSource.CLOSED || source !== opened) return
        close()
        refusals += 1
        if (refusals <= again.times && document.visibilityState === 'visible') timer = setTimeout(open, again.after)
      }
    }
    const look = () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') open()
      else timer = setTimeout(close, patience)
    }
    look()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', close)
    window.addEventListener('pageshow', look)
    return () => {
      clearTimeout(timer)
      close()
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', close)
      window.removeEventListener('pageshow', look)
    }
  }, [path])
}
