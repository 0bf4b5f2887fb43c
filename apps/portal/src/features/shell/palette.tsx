'use client'

import { deskLabels, desks } from '@ocs/contracts/tickets'
import type { NavItem } from '@ocs/ui/app-nav'
import { Button } from '@ocs/ui/button'
import { CommandPalette, type PaletteGroup, type PaletteLine } from '@ocs/ui/command-palette'
import { Kbd } from '@ocs/ui/kbd'
import { Command, SquarePen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { usePaletteOffers } from '../../form/palette-offers.tsx'
import { partFacts, type SearchPart } from './palette-parts.ts'
import { usePartSearch } from './use-part-search.ts'

/** What a Palette takes: the menu of the person, and what they may look through. */
export type PaletteProps = { nav: NavItem[]; parts: SearchPart[]; mayFile: boolean }

const newTickets: PaletteLine[] = desks.map(desk => ({
  id: `new-${desk}`,
  label: `New ${deskLabels[desk].toLowerCase()} ticket`,
  href: `/tickets/new?desk=${desk}`,
  icon: <SquarePen aria-hidden />,
}))

/** The pages of the menu; what is below an item bears its name too. */
function pageLines(nav: NavItem[]): PaletteLine[] {
  return nav.flatMap(({ label, href, icon, children }) =>
    children
      ? children.map(child => ({ id: child.href, label: `${label}: ${child.label}`, href: child.href, icon }))
      : [{ id: href, label, href, icon }],
  )
}

/** The lines with every typed word; groups without one are left out. */
function fitting(groups: PaletteGroup[], typed: string): PaletteGroup[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map(group => ({
      ...group,
      lines: group.lines.filter(({ label }) => words.every(word => label.toLocaleLowerCase().includes(word))),
    }))
    .filter(group => group.lines.length > 0)
}

function foundGroups(lines: ReturnType<typeof usePartSearch>['lines'], parts: SearchPart[]): PaletteGroup[] {
  return parts
    .map(part => ({
      id: part,
      title: partFacts[part].title,
      lines: (lines[part] ?? []).map(line => ({ ...line, id: `${part}-${line.id}` })),
    }))
    .filter(group => group.lines.length > 0)
}

function problemOf(failed: SearchPart[]): string | undefined {
  if (failed.length === 0) return undefined
  return `${failed.map(part => partFacts[part].title).join(' and ')} cannot be searched right now.`
}

/** Opens and closes with Ctrl+K (on a Mac Command+K), wherever the focus is. */
function useShortcut(toggle: () => void) {
  const latest = useRef(toggle)
  useEffect(() => {
    latest.current = toggle
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isIt =
        event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!isIt || event.isComposing) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

/** Whether the palette is open, and what the page offered when it was opened. */
function useOpening() {
  const offersNow = usePaletteOffers()
  const [offers, setOffers] = useState<PaletteGroup[] | null>(null)
  const [typed, setTyped] = useState('')
  const open = () => {
    setTyped('')
    setOffers(offersNow())
  }
  const close = () => setOffers(null)
  const isOpen = offers !== null
  useShortcut(() => (isOpen ? close() : open()))
  return { isOpen, offers: offers ?? [], typed, setTyped, open, close }
}

/** The palette and the button that opens it. */
export function Palette({ nav, parts, mayFile }: PaletteProps) {
  const { isOpen, offers, typed, setTyped, open, close } = useOpening()
  const { lines, isLoading, failed } = usePartSearch(isOpen ? typed : '', parts)
  const fixed = [
    ...offers,
    ...(mayFile ? [{ id: 'new', title: 'New', lines: newTickets }] : []),
    { id: 'pages', title: 'Go to', lines: pageLines(nav) },
  ]
  const choose = ({ onAction }: PaletteLine) => {
    close()
    // When the palette has given the focus back, so that what is done may move it.
    if (onAction) setTimeout(onAction, 50)
  }
  return (
    <>
      <Button variant="quiet" icon={<Command aria-hidden />} onPress={open}>
        <span className="sr-only">Go to or do</span>
        <span className="max-xl:hidden touch:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Button>
      <CommandPalette
        isOpen={isOpen}
        onOpenChange={now => (now ? open() : close())}
        typed={typed}
        onType={setTyped}
        groups={[...fitting(fixed, typed), ...foundGroups(lines, parts)]}
        isLoading={isLoading}
        emptyText={typed ? 'Nothing fits. Try fewer words.' : 'Nothing to go to.'}
        problem={problemOf(failed)}
        onChoose={choose}
      />
    </>
  )
}
