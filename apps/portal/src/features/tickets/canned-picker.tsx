'use client'

import { ComboBox } from '@ocs/ui/combo-box'
import { useState } from 'react'
import type { ReadyAnswer } from './canned-answers.ts'

/** Finds a ready-made answer by its name or its words. Chosen, it is told, and the box is empty again. */
export function CannedPicker(props: { id: string; answers: ReadyAnswer[]; onPick: (answer: ReadyAnswer) => void }) {
  const { id, answers, onPick } = props
  const [picked, setPicked] = useState(0)
  if (answers.length === 0) return null
  return (
    <ComboBox
      key={picked}
      id={id}
      name="canned"
      label="Canned answer"
      hint="Put below what you have written, to be changed before you send it."
      isOptional
      placeholder="Type a word of it"
      items={answers.map(each => ({ id: each.id, label: each.name, detail: each.text.replace(/\s+/g, ' ') }))}
      onChange={item => {
        const answer = answers.find(each => each.id === item?.id)
        if (!answer) return
        setPicked(picked + 1)
        onPick(answer)
      }}
      emptyText="No answer has these words"
    />
  )
}
