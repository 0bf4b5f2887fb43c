'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type LiveMessage, type PageAlive, type PresentPerson, presencePath } from './live-message.ts'

/** How often a page says that it is open still. Milliseconds. */
const beatEvery = 15_000

/** Who has not typed for so long writes no more. Milliseconds. */
const writingFor = 10_000

function say(alive: PageAlive): void {
  const body = JSON.stringify(alive)
  const headers = { 'content-type': 'application/json' }
  // Whatever becomes of it: the next one says it again.
  fetch(presencePath, { method: 'POST', body, headers, keepalive: true }).catch(() => undefined)
}

/** Whether an event is somebody's writing of more than nothing. */
const isWords = ({ target }: Event) => target instanceof HTMLTextAreaElement && target.value.trim() !== ''

/** Says that a page is open and, while words come into a text box, that somebody writes; from when the page has a name. */
function startSaying() {
  let page: string | null = null
  let isWriting = false
  let rest: ReturnType<typeof setTimeout> | undefined
  const sayNow = () => {
    if (page && document.visibilityState === 'visible') say({ page, isWriting })
  }
  const turn = (writes: boolean) => {
    if (writes === isWriting) return
    isWriting = writes
    sayNow()
  }
  const onInput = (event: Event) => {
    clearTimeout(rest)
    turn(isWords(event))
    rest = setTimeout(() => turn(false), writingFor)
  }
  const onReset = () => turn(false)
  const timer = setInterval(sayNow, beatEvery)
  document.addEventListener('input', onInput)
  document.addEventListener('reset', onReset)
  return {
    call(name: string) {
      page = name
      if (isWriting) sayNow()
    },
    stop() {
      clearInterval(timer)
      clearTimeout(rest)
      document.removeEventListener('input', onInput)
      document.removeEventListener('reset', onReset)
    },
  }
}

/** Who else has this page's ticket open, and `hear` for the messages that say so. */
export function usePresence(): { people: PresentPerson[]; hear: (message: LiveMessage) => void } {
  const [people, setPeople] = useState<PresentPerson[]>([])
  const saying = useRef<ReturnType<typeof startSaying> | null>(null)
  useEffect(() => {
    const started = startSaying()
    saying.current = started
    return started.stop
  }, [])
  const hear = useCallback((message: LiveMessage) => {
    if (message.kind === 'presence') setPeople(message.people)
    if (message.kind !== 'here') return
    saying.current?.call(message.page)
    setPeople([])
  }, [])
  return { people, hear }
}
