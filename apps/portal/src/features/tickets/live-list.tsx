'use client'

import { Button } from '@ocs/ui/button'
import { useEffect, useRef, useState } from 'react'
import * as z from 'zod'
import { type ChangedTicket, type LiveMessage, livePath } from '../../live/live-message.ts'
import { useLive } from '../../live/use-live.ts'
import { useQuiet } from '../../live/use-quiet.ts'
import { useRefresh } from '../../live/use-refresh.ts'

/** A list is not loaded anew more often than this, however much happens. Milliseconds. */
const restFor = 3_000

/** Whether a ticket stands on the page, by the address that its row leads to. */
function isOnPage({ desk, number }: ChangedTicket): boolean {
  const rows = document.querySelectorAll<HTMLAnchorElement>('a[data-row-link]')
  return [...rows].some(row => row.pathname === `/tickets/${desk}/${number}`)
}

const Fitting = z.object({ ids: z.array(z.string()) })

/** Which of some tickets stand in the list at an address. Without an answer none is announced. */
async function fittingAmong(address: string, tickets: ChangedTicket[]): Promise<string[]> {
  if (tickets.length === 0) return []
  const query = new URLSearchParams({ list: address, ids: tickets.map(ticket => ticket.id).join() })
  const answer = await fetch(`/tickets/news?${query}`).then(
    response => response.json(),
    () => null,
  )
  const read = Fitting.safeParse(answer)
  return read.success ? read.data.ids : []
}

/** The tickets of a message that this page is not up to date with: those on it, and those that belong on it now. */
async function newsOf(tickets: ChangedTicket[], address: string | null): Promise<string[]> {
  const onPage = tickets.filter(isOnPage)
  const elsewhere = tickets.filter(ticket => !onPage.includes(ticket))
  const fitting = address === null ? elsewhere.map(ticket => ticket.id) : await fittingAmong(address, elsewhere)
  return [...onPage.map(ticket => ticket.id), ...fitting]
}

const none: ReadonlySet<string> = new Set()

/** What the page is not up to date with. It is shown as soon as one is in the middle of nothing, or when one asks for it. */
function useNews(address: string | null) {
  const refresh = useRefresh()
  const isQuiet = useQuiet()
  const [waiting, setWaiting] = useState(none)
  const [isOld, setOld] = useState(false)
  const shownAt = useRef(0)
  const show = () => {
    shownAt.current = Date.now()
    setWaiting(none)
    setOld(false)
    refresh()
  }
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })
  useEffect(() => {
    if (waiting.size === 0 && !isOld) return
    const attempt = () => {
      if (isQuiet() && Date.now() - shownAt.current > restFor) latest.current()
    }
    attempt()
    const timer = setInterval(attempt, 1_000)
    return () => clearInterval(timer)
  }, [waiting, isOld, isQuiet])
  const take = async (message: LiveMessage) => {
    if (message.kind === 'missed') setOld(true)
    if (message.kind !== 'changed') return
    // What one did oneself is no news; the page catches up with it in a quiet moment.
    if (message.tickets.some(ticket => ticket.isOwn)) setOld(true)
    const ids = await newsOf(
      message.tickets.filter(ticket => !ticket.isOwn),
      address,
    )
    if (ids.length > 0) setWaiting(before => new Set([...before, ...ids]))
  }
  return { count: waiting.size, take, show }
}

/**
 * Keeps a list up to date while it is open. Rows change in place while one only looks; in the middle of something, a quiet bar
 * says how many tickets are new or changed. `address` is the list, null for a page with several short ones.
 */
export function LiveList({ address }: { address: string | null }) {
  const { count, take, show } = useNews(address)
  useLive(livePath, message => void take(message))
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-(--ocs-header-height) z-30 flex justify-center"
    >
      {count > 0 ? (
        <div className="pointer-events-auto mt-2 flex items-center gap-2 rounded-panel border border-line-strong bg-surface py-1 pr-1 pl-3 shadow-pop">
          {count === 1 ? '1 new or changed ticket' : `${count} new or changed tickets`}
          <Button size="sm" onPress={show}>
            Show
          </Button>
        </div>
      ) : null}
    </div>
  )
}
