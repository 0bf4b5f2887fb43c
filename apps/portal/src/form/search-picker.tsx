'use client'

import { ComboBox, type ComboBoxProps, type ComboItem } from '@ocs/ui/combo-box'
import { useRef, useState } from 'react'

/** Milliseconds without a key before the server is asked. */
const pause = 200

/** As ComboBox; the server finds what fits while one types. */
export type SearchPickerProps = Omit<ComboBoxProps, 'items' | 'onInputChange' | 'isLoading'> & {
  search: (typed: string) => Promise<ComboItem[]>
  /** What is offered before anything is typed. */
  initialItems?: ComboItem[]
  /** Characters that must be typed before the server is asked. */
  minLength?: number
}

const nothing: ComboItem[] = []

/** One of more choices than a page should carry. */
export function SearchPicker(props: SearchPickerProps) {
  const { search, initialItems = nothing, minLength = 1, emptyText, ...box } = props
  const [found, setFound] = useState<ComboItem[] | null>(null)
  const [isLoading, setLoading] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef('')

  const ask = async (typed: string) => {
    // Without the network nothing is offered; the form itself says so when it is sent.
    const answer = await search(typed).catch(() => nothing)
    if (latest.current !== typed) return
    setFound(answer)
    setLoading(false)
  }
  const type = (typed: string) => {
    latest.current = typed
    clearTimeout(timer.current)
    const isEnough = typed.trim().length >= minLength
    setLoading(isEnough)
    if (!isEnough) setFound(null)
    else timer.current = setTimeout(() => void ask(typed), pause)
  }
  return (
    <ComboBox
      {...box}
      items={found ?? initialItems}
      onInputChange={type}
      isLoading={isLoading}
      emptyText={found === null && initialItems.length === 0 ? 'Type to search' : emptyText}
    />
  )
}
