'use client'

import { Button } from '@ocs/ui/button'
import { MessageSquare } from 'lucide-react'

/** On a phone the answer is several screens further down: leads there, ready to type. `noteId` is its field's, `id` its place. */
export function AnswerJump({ id, noteId }: { id: string; noteId: string }) {
  const jump = () => {
    document.getElementById(id)?.scrollIntoView()
    document.getElementById(noteId)?.focus({ preventScroll: true })
  }
  return (
    <Button icon={<MessageSquare aria-hidden />} className="lg:hidden" onPress={jump}>
      Answer
    </Button>
  )
}
