'use client'

import { Pager } from '@ocs/ui/pager'
import { useEffect, useState } from 'react'

const memory = (path: string) => `ocs-list-before:${path}`

/**
 * The pages of the list. A cursor only leads on, so the page before is remembered in this tab when one goes on; who
 * came by a link, or without scripts, goes back to the first page.
 */
export function TicketPager({ here, first, next }: { here: string; first?: string; next?: string }) {
  const [previous, setPrevious] = useState(first)
  useEffect(() => {
    if (next) sessionStorage.setItem(memory(next), here)
    setPrevious(first && (sessionStorage.getItem(memory(here)) ?? first))
  }, [here, first, next])
  return <Pager previousHref={previous} nextHref={next} />
}
