'use client'

import { Button } from '@ocs/ui/button'
import { Checkbox } from '@ocs/ui/checkbox'
import { Dialog } from '@ocs/ui/dialog'
import { Kbd } from '@ocs/ui/kbd'
import { Keyboard } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { bulkEvent, claimEvent, focusedBox } from './selection.ts'

/** Remembers in this browser that somebody does not want single keys to do things (WCAG 2.1.4). */
const offKey = 'ocs-list-keys-off'

const shortcuts: [keys: string[], does: string][] = [
  [['j', 'k'], 'Next or previous ticket'],
  [['Enter'], 'Open the ticket'],
]

const selecting: [keys: string[], does: string][] = [
  [['t'], 'Take the ticket'],
  [['x'], 'Select or unselect the ticket'],
  [['a'], 'Assign what is selected, else this ticket'],
  [['s'], 'Change its status'],
  [['p'], 'Change its priority'],
  [['e'], 'Close it'],
]

const everywhere: [keys: string[], does: string][] = [
  [['/'], 'Search'],
  [['c'], 'New ticket'],
  [['Ctrl K'], 'Go to, do or find anything'],
  [['?'], 'Show these shortcuts'],
]

/** Whether a key press belongs to something else: typing, a dialog, the browser. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input:not([type=checkbox]), textarea, select, [role=dialog], [role=menu]') !== null
  )
}

/** Moves the focus to the row after or before the one that has it, or to the first. */
function moveFocus(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('a[data-row-link]')]
  const at = links.findIndex(link => link.matches(':focus'))
  const next = links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]
  next?.focus({ preventScroll: true })
  next?.closest('tr')?.scrollIntoView({ block: 'nearest' })
}

/** Asks for a change of what is selected; the list's own part decides whether there is something. */
function ask(deed: 'assign' | 'changeStatus' | 'changePriority' | 'close') {
  document.dispatchEvent(new CustomEvent(bulkEvent, { detail: deed }))
}

/** Keys that act on the list at once, and the sheet that explains them and switches them off. */
export function ListKeys({ searchId, canSelect }: { searchId: string; canSelect: boolean }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [isOff, setOff] = useState(false)
  const off = useRef(false)
  useEffect(() => {
    off.current = localStorage.getItem(offKey) !== null
    setOff(off.current)
    const act: Record<string, () => void> = {
      j: () => moveFocus(1),
      k: () => moveFocus(-1),
      c: () => router.push('/tickets/new'),
      '/': () => document.getElementById(searchId)?.focus(),
      '?': () => setOpen(true),
      ...(canSelect && {
        t: () => document.dispatchEvent(new Event(claimEvent)),
        x: () => focusedBox()?.click(),
        a: () => ask('assign'),
        s: () => ask('changeStatus'),
        p: () => ask('changePriority'),
        e: () => ask('close'),
      }),
    }
    const onKey = (event: KeyboardEvent) => {
      const deed = act[event.key]
      if (!deed || off.current || isTaken(event)) return
      event.preventDefault()
      deed()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, searchId, canSelect])
  const switchOff = (isNowOff: boolean) => {
    off.current = isNowOff
    setOff(isNowOff)
    if (isNowOff) localStorage.setItem(offKey, '1')
    else localStorage.removeItem(offKey)
  }
  return (
    <div className="touch:hidden">
      <Button variant="quiet" icon={<Keyboard aria-hidden />} onPress={() => setOpen(true)}>
        Shortcuts
      </Button>
      <Dialog title="Keyboard shortcuts" size="sm" isOpen={isOpen} onOpenChange={setOpen}>
        <ShortcutSheet canSelect={canSelect} isOff={isOff} onSwitch={switchOff} />
      </Dialog>
    </div>
  )
}

function ShortcutSheet(props: { canSelect: boolean; isOff: boolean; onSwitch: (isOff: boolean) => void }) {
  const { canSelect, isOff, onSwitch } = props
  const shown = [...shortcuts, ...(canSelect ? selecting : []), ...everywhere]
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-2">
        {shown.map(([keys, does]) => (
          <li key={does} className="flex items-center gap-3">
            <span className="flex w-20 shrink-0 gap-1">
              {keys.map(key => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </span>
            {does}
          </li>
        ))}
      </ul>
      <Checkbox
        name="shortcuts"
        label="Use these keys in lists"
        hint="Switch them off if you speak to the computer or press keys by accident."
        checked={!isOff}
        onChange={event => onSwitch(!event.currentTarget.checked)}
      />
    </div>
  )
}
