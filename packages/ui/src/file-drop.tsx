'use client'

import { Camera, CircleAlert, FileText, Paperclip, RotateCw, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button, IconButton } from './button.tsx'
import { cx } from './cx.ts'

/** A file that was chosen and is not where it belongs yet. */
export interface FileDropItem {
  key: string
  name: string
  /** Its size, and what becomes of it: "2.1 MB, waiting". */
  detail: string
  /** The address of a picture of it, where the browser can show one. */
  preview: string | null
  /** How much of it was sent, from 0 to 1; null while nothing is. */
  progress: number | null
  /** Why it was not sent. */
  problem: string | null
}

/** What a FileDrop takes. */
export interface FileDropProps {
  /** Names the list of what was chosen. */
  label: string
  hint: ReactNode
  /** Types and endings that the chooser shows. */
  accept: string[]
  items: FileDropItem[]
  onAdd: (files: File[]) => void
  onRemove: (key: string) => void
  /** Offers to send again what was not sent. */
  onRetry?: (key: string) => void
  /** Why something was not taken; announced. */
  problems: string[]
  /** What happened last, for who does not see it; announced. */
  status: string
  /** Nothing more fits: hides what adds files. */
  isFull?: boolean
}

const hasFiles = (data: DataTransfer | null) => Boolean(data?.types.includes('Files'))

/** A screenshot comes as a file alone; text that was copied with a picture of itself is text. */
const isTextPaste = (event: ClipboardEvent) =>
  event.target instanceof HTMLElement &&
  event.target.matches('input, textarea') &&
  Boolean(event.clipboardData?.types.includes('text/plain'))

/** Takes files that are dropped or pasted anywhere on the page: beside the frame, the browser would leave the page for them. */
function usePageFiles(isOn: boolean, onAdd: (files: File[]) => void): boolean {
  const add = useRef(onAdd)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    add.current = onAdd
  }, [onAdd])
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      setOver(isOn)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      setOver(false)
      if (isOn) add.current([...(event.dataTransfer?.files ?? [])])
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (!isOn || files.length === 0 || isTextPaste(event)) return
      event.preventDefault()
      add.current(files)
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('dragover', over, { signal })
    document.addEventListener('dragleave', leave, { signal })
    document.addEventListener('drop', drop, { signal })
    document.addEventListener('paste', paste, { signal })
    return () => listening.abort()
  }, [isOn])
  return isOver
}

/** Files to add: chosen, dropped or pasted anywhere on the page, or, under a finger, taken with the camera. One a page. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, accept, items, onAdd, onRemove, onRetry, problems, status, isFull = false } = props
  const isOver = usePageFiles(!isFull, onAdd)
  const take = (files: FileList | null) => onAdd([...(files ?? [])])
  return (
    <div className="flex flex-col gap-3">
      {isFull ? null : (
        <div
          className={cx(
            'flex flex-wrap items-center gap-2 rounded-panel border border-dashed p-3 max-sm:flex-col max-sm:items-stretch',
            isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
          )}
        >
          <div className="hidden touch:contents">
            <FileTrigger acceptedFileTypes={['image/*']} defaultCamera="environment" onSelect={take}>
              <Button icon={<Camera aria-hidden />}>Take a photo</Button>
            </FileTrigger>
          </div>
          <FileTrigger acceptedFileTypes={accept} allowsMultiple onSelect={take}>
            <Button icon={<Paperclip aria-hidden />}>Choose files</Button>
          </FileTrigger>
          <p className="min-w-0 text-sm text-muted">
            {hint} <span className="touch:hidden">You can also drop or paste them.</span>
          </p>
        </div>
      )}
      <Problems problems={problems} />
      {items.length > 0 ? (
        <ul aria-label={label} className="flex flex-col gap-2">
          {items.map(item => (
            <Chosen key={item.key} item={item} onRemove={onRemove} onRetry={onRetry} />
          ))}
        </ul>
      ) : null}
      <p role="status" className="sr-only">
        {status}
      </p>
    </div>
  )
}

function Problems({ problems }: { problems: string[] }) {
  return (
    <div role="alert" className="flex flex-col gap-0.5 text-sm font-medium text-danger-ink empty:hidden">
      {problems.map(problem => (
        <p key={problem} className="flex gap-1.5">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span>{problem}</span>
        </p>
      ))}
    </div>
  )
}

function Chosen({ item, onRemove, onRetry }: { item: FileDropItem } & Pick<FileDropProps, 'onRemove' | 'onRetry'>) {
  const { key, name, detail, preview, progress, problem } = item
  return (
    <li className={cx('flex items-center gap-3 rounded-panel border p-2', problem && 'border-danger')}>
      <Preview key={preview} address={preview} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-sm text-muted">{detail}</p>
        {problem ? <p className="text-sm font-medium text-danger-ink">{problem}</p> : null}
        {progress === null ? null : (
          <progress value={progress} aria-label={`Sending ${name}`} className="h-1.5 w-full accent-accent" />
        )}
      </div>
      {problem && onRetry ? (
        <Button
          size="sm"
          icon={<RotateCw aria-hidden />}
          aria-label={`Try again: ${name}`}
          onPress={() => onRetry(key)}
        >
          Try again
        </Button>
      ) : null}
      {progress === null ? (
        <IconButton aria-label={`Remove ${name}`} onPress={() => onRemove(key)}>
          <X aria-hidden />
        </IconButton>
      ) : null}
    </li>
  )
}

/** A small picture of a file, or a sheet of paper where the browser cannot show it (a PDF, a HEIC). */
function Preview({ address }: { address: string | null }) {
  const [isBroken, setBroken] = useState(false)
  const frame = 'grid size-14 shrink-0 place-items-center overflow-hidden rounded-control bg-sunken text-muted'
  return (
    <span className={frame}>
      {address && !isBroken ? (
        <img src={address} alt="" className="size-full object-cover" onError={() => setBroken(true)} />
      ) : (
        <FileText aria-hidden className="size-6" />
      )}
    </span>
  )
}
