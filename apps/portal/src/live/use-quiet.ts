'use client'

import { useCallback, useEffect, useRef } from 'react'

/** After a key, a press or a move of the pointer one is in the middle of something for so long. Milliseconds. */
const busyFor = 3_000

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Something that is open over the page, a box that is ticked, or a field that is being filled in. */
const engaged = '[role=dialog], [role=menu], [role=listbox], td input[type=checkbox]:checked'
const typing = 'input:not([type=checkbox], [type=radio]), textarea, select'

/** Tells whether somebody is in the middle of nothing right now, so that what they look at may change. */
export function useQuiet(): () => boolean {
  const lastSign = useRef(0)
  useEffect(() => {
    const note = () => {
      lastSign.current = Date.now()
    }
    for (const sign of signs) document.addEventListener(sign, note, { passive: true })
    return () => {
      for (const sign of signs) document.removeEventListener(sign, note)
    }
  }, [])
  return useCallback(() => {
    if (Date.now() - lastSign.current < busyFor) return false
    if (document.querySelector(engaged) || document.activeElement?.matches(typing)) return false
    return document.getSelection()?.type !== 'Range'
  }, [])
}
