'use client'

import { useEffect, useRef } from 'react'
import { rowBoxes, setBoxes } from './selection.ts'
import { useSelection } from './use-selection.ts'

/** Ticks all rows of the page, or none where all are ticked. */
export function SelectPage({ form }: { form: string }) {
  const ids = useSelection()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const box = ref.current
    if (!box) return
    const all = rowBoxes().length
    box.checked = all > 0 && ids.length === all
    box.indeterminate = ids.length > 0 && ids.length < all
  }, [ids])
  return (
    <input
      ref={ref}
      type="checkbox"
      form={form}
      aria-label="Select all on this page"
      onChange={event => setBoxes(rowBoxes(), event.currentTarget.checked)}
      className="block size-4 accent-accent touch:size-5"
    />
  )
}
