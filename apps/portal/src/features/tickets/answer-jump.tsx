'use client'

import { Button } from '@ocs/ui/button'
import { MessageSquare } from 'lucide-react'

/**
 * The answer is several screens further down on a phone, and some thirty stops of the Tab key elsewhere: leads there, ready to
 * type. Where there is room it shows only once it has the focus. `noteId` is the answer's field, `id` its place.
 */
export function AnswerJump({ id, noteId }: { id: string; noteId: string }) {
  const jump = () => {
    document.getElementById(id)?.scrollIntoView()
    document.getElementById(noteId)?.focus({ preventScroll: true })
  }
  return (
    <Button icon={<MessageSquare aria-hidden />} className="lg:not-focus-visible:sr-only" onPress={jump}>
      Answer
    </Button>
  )
}
