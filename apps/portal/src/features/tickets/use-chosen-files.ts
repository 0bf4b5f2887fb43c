'use client'

import type { FileDropItem } from '@ocs/ui/file-drop'
import { useEffect, useRef, useState } from 'react'
import { sift, sizeInWords } from './chosen-files.ts'

/** A file that was chosen. `key` stays the same however often it is sent. */
export type ChosenFile = {
  key: string
  file: File
  preview: string | null
  state: 'waiting' | 'sending' | 'failed'
  progress: number
  problem: string | null
}

const details = { waiting: '', sending: ', sending', failed: ', not sent' }

/** A chosen file as the list shows it. */
export function itemOf({ key, file, preview, state, progress, problem }: ChosenFile): FileDropItem {
  const detail = `${sizeInWords(file.size)}${details[state]}`
  return { key, name: file.name, detail, preview, problem, progress: state === 'sending' ? progress : null }
}

const shownByBrowsers = ['image/jpeg', 'image/png', 'image/webp']

function newChoice(file: File): ChosenFile {
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join(
    '',
  )
  const preview = shownByBrowsers.includes(file.type) ? URL.createObjectURL(file) : null
  return { key, file, preview, state: 'waiting', progress: 0, problem: null }
}

/** Asks before the page is left while something on it would be lost. */
export function useLeaveWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isOn])
}

/** The files somebody has chosen and what was said about them. */
export function useChosenFiles() {
  const [chosen, setChosen] = useState<ChosenFile[]>([])
  const [problems, setProblems] = useState<string[]>([])
  const [status, setStatus] = useState('')
  const previews = useRef(new Set<string>())
  useEffect(() => {
    const made = previews.current
    return () => {
      for (const address of made) URL.revokeObjectURL(address)
    }
  }, [])
  /** Adds those that fit beside the `had` that have their place already, and answers them. */
  const add = (files: File[], had: number): ChosenFile[] => {
    if (files.length === 0) return []
    const { taken, problems: found } = sift(files, had)
    const added = taken.map(newChoice)
    for (const { preview } of added) if (preview) previews.current.add(preview)
    setProblems(found)
    setChosen(before => [...before, ...added])
    if (added.length > 0) setStatus(`${added.length === 1 ? '1 file' : `${added.length} files`} added to the list.`)
    return added
  }
  const remove = (key: string) => {
    setProblems([])
    setChosen(before => before.filter(each => each.key !== key))
  }
  const change = (key: string, now: Partial<ChosenFile>) =>
    setChosen(before => before.map(each => (each.key === key ? { ...each, ...now } : each)))
  return { chosen, problems, status, add, remove, change, announce: setStatus }
}
