'use client'

import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * What somebody types, beginning with what is saved. Where nothing was typed, or it was just saved, it follows what is
 * saved; else what was typed stays, and `isMoved` says that somebody saved something else meanwhile.
 */
export function useDraft<Saved, Draft>(form: ActionFormHandle, saved: Saved, draftOf: (saved: Saved) => Draft) {
  const [base, setBase] = useState(saved)
  const [draft, setDraft] = useState(() => draftOf(saved))
  const [answered, setAnswered] = useState(form.state)
  const isMoved = !isSame(base, saved)
  const isDirty = !isSame(draft, draftOf(base))
  const isJustSaved = form.state.status === 'done' && form.state !== answered
  if (isMoved && (!isDirty || isJustSaved)) {
    setBase(saved)
    setDraft(draftOf(saved))
    setAnswered(form.state)
  }
  return { draft, setDraft, isDirty, isMoved: isMoved && isDirty && !isJustSaved }
}
