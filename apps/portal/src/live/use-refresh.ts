'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'

/** Several changes at once are one look. Milliseconds. */
const gather = 150

/** Loads what the page shows anew, in place: what was typed, ticked and opened stays. */
export function useRefresh(): () => void {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => router.refresh(), gather)
  }, [router])
}
