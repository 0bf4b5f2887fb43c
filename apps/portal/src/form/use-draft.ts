'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ActionFormHandle } from './action-form.tsx'
import { dropFromTab, keepInTab, remember, serverClock } from './draft-copies.ts'
import { createDraftSaver, type DraftSaver, type SaveAnswer } from './draft-saver.ts'
import { type DraftStart, type DraftValues, draftField } from './draft-state.ts'
import { idempotencyField } from './form-state.ts'
import { sendDraft, sendInPassing } from './send-draft.ts'

/** What belongs to the record as it was when the page was made, or to this one sending. */
const passing = [idempotencyField, draftField, 'version', 'from']

const written = 'textarea, input[type=text], input[type=search], input[type=email], input:not([type])'

/** What stands in the fields; null unless somebody has written a word. */
function valuesOf(form: HTMLFormElement): DraftValues | null {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(written)
  if (![...fields].some(field => field.value.trim() !== '')) return null
  const entries = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !passing.includes(entry[0]),
  )
  return Object.fromEntries(entries)
}

/** Saves a form while its fields change, and what is left when it goes away. Answers how to stop. */
function follow(form: HTMLFormElement, saver: DraftSaver, personId: string): () => void {
  const listening = new AbortController()
  const { signal } = listening
  for (const event of ['input', 'change', 'click', 'focusout'])
    form.addEventListener(event, () => saver.touched(), { signal })
  // A reset empties the fields after its event.
  form.addEventListener('reset', () => setTimeout(() => saver.touched()), { signal })
  for (const event of ['focus', 'online']) window.addEventListener(event, () => saver.touched(), { signal })
  // A phone may end a page that is not looked at without another word.
  const hide = () => (document.visibilityState === 'hidden' ? saver.save() : undefined)
  document.addEventListener('visibilitychange', hide, { signal })
  const leave = () => {
    for (const draft of saver.rest()) {
      // Nobody hears what becomes of it: where it did not arrive, this tab still has it.
      keepInTab(personId, draft)
      sendInPassing(personId, draft)
    }
  }
  window.addEventListener('pagehide', leave, { signal })
  return () => {
    listening.abort()
    saver.save()
    saver.stop()
  }
}

/** While a form is sent nothing is saved; where it comes back with a problem, saving goes on. */
function useHold(saver: RefObject<DraftSaver | null>, form: Pick<ActionFormHandle, 'isPending' | 'state'>): void {
  useEffect(() => {
    const current = saver.current
    if (!current || !form.isPending) return
    current.save()
    current.hold(true)
    return () => current.hold(false)
  }, [saver, form.isPending])
  useEffect(() => {
    if (form.state.status === 'failed') saver.current?.touched()
  }, [saver, form.state])
}

/**
 * Saves the form around a field while it is mounted. `key` names the draft as it is called now; with `isUnsaved` the server
 * has not yet what the form begins with. Answers how it went last.
 */
export function useDraft(
  field: RefObject<HTMLInputElement | null>,
  { personId, now }: DraftStart,
  key: string | null,
  isUnsaved: boolean,
  form: Pick<ActionFormHandle, 'isPending' | 'state'>,
): SaveAnswer {
  const [answer, setAnswer] = useState<SaveAnswer>('kept')
  const saver = useRef<DraftSaver>(null)
  const name = useRef(key)
  useEffect(() => {
    const element = field.current?.form
    if (!element) return
    const made = createDraftSaver({
      read: () => (name.current === null ? null : { key: name.current, values: valuesOf(element) }),
      send: draft => sendDraft(personId, draft),
      made: draft => remember(personId, draft),
      answered: (came, draft) => {
        setAnswer(came)
        if (came === 'kept') dropFromTab(personId, draft.key)
        else keepInTab(personId, draft)
      },
      now: serverClock(now),
      pause: 700,
      patience: 4000,
    })
    saver.current = made
    if (isUnsaved) made.hold(false)
    if (isUnsaved) made.touched()
    return follow(element, made, personId)
  }, [field, personId, now, isUnsaved])
  useEffect(() => {
    if (name.current === key) return
    name.current = key
    saver.current?.touched()
  }, [key])
  useHold(saver, form)
  return answer
}
