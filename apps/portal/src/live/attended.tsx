'use client'

import { useEffect } from 'react'
import { unattendedCookie } from './live-message.ts'

/** Without a key, a press or a move of the pointer for so long, nobody sits here. Milliseconds. */
const left = 5 * 60_000

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Does something once somebody sits before the page: now, or at the next sign of them. The answer gives it up. */
export function whenAttended(run: () => void): () => void {
  const waiting = new AbortController()
  const go = () => {
    waiting.abort()
    run()
  }
  if (!document.cookie.includes(unattendedCookie)) go()
  else for (const sign of signs) document.addEventListener(sign, go, { passive: true, signal: waiting.signal })
  return () => waiting.abort()
}

/**
 * Notices that nobody sits before the page. Pages that keep themselves up to date go on asking then, which must not keep a
 * session alive that should end.
 */
export function Attended() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isAway = true
    let seenAt = 0
    const leave = () => {
      isAway = true
      // biome-ignore lint/suspicious/noDocumentCookie: not every browser of the district has the cookie store
      document.cookie = `${unattendedCookie}=1; path=/; samesite=lax; max-age=43200`
    }
    const come = () => {
      // A pointer moves a hundred times a second.
      if (Date.now() - seenAt < 1_000) return
      seenAt = Date.now()
      clearTimeout(timer)
      timer = setTimeout(leave, left)
      if (!isAway && !document.cookie.includes(unattendedCookie)) return
      isAway = false
      // biome-ignore lint/suspicious/noDocumentCookie: as above
      document.cookie = `${unattendedCookie}=; path=/; samesite=lax; max-age=0`
    }
    come()
    for (const sign of signs) document.addEventListener(sign, come, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) document.removeEventListener(sign, come)
    }
  }, [])
  return null
}
