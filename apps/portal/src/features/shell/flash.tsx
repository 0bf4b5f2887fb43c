'use client'

import { toast } from '@ocs/ui/toast'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { flashCookie } from '../../form/form-state.ts'

function takeFlash(): string | null {
  const found = document.cookie.split('; ').find(cookie => cookie.startsWith(`${flashCookie}=`))
  if (!found) return null
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser the schools use.
  document.cookie = `${flashCookie}=; path=/; max-age=0; samesite=lax`
  return decodeURIComponent(found.slice(flashCookie.length + 1))
}

/** Says once, on the next page, what an action before it has done. */
export function Flash() {
  const path = usePathname()
  const query = useSearchParams()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is when there may be something to say.
  useEffect(() => {
    const message = takeFlash()
    if (message) toast.success(message)
  }, [path, query])
  return null
}
