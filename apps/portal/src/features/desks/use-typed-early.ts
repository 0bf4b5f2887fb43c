'use client'

import { type RefObject, useEffect } from 'react'

type Box = HTMLInputElement | null

/** Takes over what somebody typed into a field of a draft before the page's scripts had arrived. */
export function useTypedEarly(box: RefObject<Box>, value: string, take: (typed: string) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the scripts take over.
  useEffect(() => {
    const typed = box.current?.value
    if (typed !== undefined && typed !== value) take(typed)
  }, [])
}
