'use client'

import { ComboBox, type ComboItem } from '@ocs/ui/combo-box'
import { useRef, useState } from 'react'
import { searchHolders } from './asset.actions.ts'

/** Milliseconds without a key before the server is asked. */
const pause = 200

/** The person who holds a device, found by name while one types; nobody is fine. */
export function HolderPicker({ name, id, errors }: { name: string; id: string; errors: string[] | undefined }) {
  const [items, setItems] = useState<ComboItem[]>([])
  const [isLoading, setLoading] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef('')

  const ask = async (typed: string) => {
    try {
      const found = await searchHolders(typed)
      if (latest.current === typed) setItems(found)
    } catch {
      // Without the network nothing is offered; the form itself says so when it is sent.
      if (latest.current === typed) setItems([])
    } finally {
      if (latest.current === typed) setLoading(false)
    }
  }
  const type = (typed: string) => {
    latest.current = typed
    clearTimeout(timer.current)
    setLoading(typed !== '')
    if (typed === '') setItems([])
    else timer.current = setTimeout(() => void ask(typed), pause)
  }
  return (
    <ComboBox
      label="Holder"
      name={name}
      id={id}
      errors={errors}
      isOptional
      hint="Who has it. It is then checked out from the start."
      placeholder="Type a name"
      items={items}
      onInputChange={type}
      isLoading={isLoading}
      emptyText={latest.current ? 'Nobody fits' : 'Type a name'}
    />
  )
}
