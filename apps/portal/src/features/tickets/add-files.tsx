'use client'

import { type Attachment, maxAttachments } from '@ocs/contracts/attachments'
import { FileDrop } from '@ocs/ui/file-drop'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useOpenedBy } from '../../form/opened-by.tsx'
import { acceptedFiles, filesHint, takeOver } from './chosen-files.ts'
import { sendFile } from './send-file.ts'
import { type ChosenFile, itemOf, useChosenFiles, useLeaveWarning } from './use-chosen-files.ts'

/** What AddFiles takes. */
export type AddFilesProps = {
  /** Where the files go: the address of the ticket's files. */
  path: string
  /** The files that are on the ticket. */
  files: Pick<Attachment, 'id'>[]
  /** Takes over what was chosen in the form that this ticket was filed with. */
  isJustFiled: boolean
}

/** Sends files one after the other; what fails stays with the reason, to be tried again. */
function useSending(path: string) {
  const list = useChosenFiles()
  const [sent, setSent] = useState<Record<string, string>>({})
  const router = useRouter()
  const openedBy = useOpenedBy()
  const queue = useRef<ChosenFile[]>([])
  const isRunning = useRef(false)
  const { change, announce } = list
  const sendOne = async (next: ChosenFile) => {
    const { key, file } = next
    change(key, { state: 'sending', progress: 0, problem: null })
    try {
      const { id } = await sendFile(path, { ...next, openedBy }, progress => change(key, { progress }))
      setSent(before => ({ ...before, [key]: id }))
      announce(`${file.name} is on the ticket.`)
      router.refresh()
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      change(key, { state: 'failed', problem })
      announce(`${file.name} was not sent. ${problem}`)
    }
  }
  const send = async (files: ChosenFile[]) => {
    queue.current.push(...files)
    if (isRunning.current) return
    isRunning.current = true
    for (let next = queue.current.shift(); next; next = queue.current.shift()) await sendOne(next)
    isRunning.current = false
  }
  return { ...list, sent, send }
}

/** Adds files to a ticket: what is chosen is sent at once. */
export function AddFiles({ path, files, isJustFiled }: AddFilesProps) {
  const there = new Set(files.map(file => file.id))
  const { chosen, sent, add, send, remove, problems, status } = useSending(path)
  // What has arrived goes when the list of the ticket shows it.
  const shown = chosen.filter(each => !there.has(sent[each.key] ?? ''))
  const unsent = shown.filter(each => !sent[each.key])
  useLeaveWarning(unsent.length > 0)
  const had = files.length + shown.length
  const takeAll = (list: File[]) => void send(add(list, had))
  const take = useRef(takeAll)
  useEffect(() => {
    take.current = takeAll
  })
  useEffect(() => {
    if (isJustFiled) take.current(takeOver())
  }, [isJustFiled])
  const retry = (key: string) => void send(chosen.filter(each => each.key === key))
  return (
    <FileDrop
      label="Files to add"
      hint={filesHint}
      accept={acceptedFiles}
      items={shown.map(itemOf)}
      onAdd={takeAll}
      onRemove={remove}
      onRetry={retry}
      problems={problems}
      status={status}
      isFull={had >= maxAttachments}
    />
  )
}
