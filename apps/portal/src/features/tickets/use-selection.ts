'use client'

import { useEffect, useState } from 'react'
import { rowBoxes } from './selection.ts'

/** The ids of the rows that are ticked, read off the list whenever a box or the list changes. */
export function useSelection(): string[] {
  const [ids, setIds] = useState<string[]>([])
  useEffect(() => {
    const read = () => {
      const ticked = rowBoxes().flatMap(box => (box.checked ? [box.value] : []))
      setIds(before => (before.join() === ticked.join() ? before : ticked))
    }
    read()
    document.addEventListener('change', read)
    // Another page of the list brings other rows.
    const watcher = new MutationObserver(read)
    const list = document.getElementById('main')
    if (list) watcher.observe(list, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('change', read)
      watcher.disconnect()
    }
  }, [])
  return ids
}
