'use client'

import { LoaderCircle, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { TextField } from 'react-aria-components/TextField'
import { Kbd } from './kbd.tsx'

/** A line of the palette: goes somewhere (`href`) or does something (`onAction`). */
export interface PaletteLine {
  id: string
  label: string
  /** A second, quieter line. */
  detail?: string
  href?: string
  onAction?: () => void
  icon?: ReactNode
}

/** Lines under a heading. */
export interface PaletteGroup {
  id: string
  title: string
  lines: PaletteLine[]
}

/** What a CommandPalette takes. */
export interface CommandPaletteProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** What is typed; the caller finds what fits. */
  typed: string
  onType: (typed: string) => void
  groups: PaletteGroup[]
  isLoading: boolean
  /** Shown where there is no line. */
  emptyText: string
  /** What could not be searched, in a sentence. */
  problem?: string
  /** Hears of a line that was chosen, before what it does. */
  onChoose: (line: PaletteLine) => void
}

/** Everything one can go to or do, found by typing; at a desk by keyboard alone. On a phone it fills the screen from the top. */
export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen, onOpenChange, typed, onType, isLoading } = props
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center bg-backdrop p-2 sm:p-6 sm:pt-[12vh]"
    >
      <Modal className="w-full max-w-xl animate-enter overflow-hidden rounded-panel bg-surface text-ink shadow-pop">
        <Dialog aria-label="Go to or do" className="flex max-h-[min(32rem,80dvh)] flex-col outline-none">
          <Autocomplete inputValue={typed} onInputChange={onType}>
            <TextField
              aria-label="Search pages, tickets, people and devices"
              autoFocus
              className="relative shrink-0 border-b"
            >
              {isLoading ? (
                <LoaderCircle aria-hidden className={`${glass} animate-spin`} />
              ) : (
                <Search aria-hidden className={glass} />
              )}
              <Input
                placeholder="Go to, do, or find…"
                maxLength={200}
                className="h-12 w-full bg-transparent pr-14 pl-10 text-lg outline-none [&::-webkit-search-cancel-button]:hidden"
              />
              <span className="absolute inset-y-0 right-3 flex items-center touch:hidden">
                <Kbd>Esc</Kbd>
              </span>
            </TextField>
            <Lines {...props} />
          </Autocomplete>
          <p role="status" className="border-t px-3 py-2 text-sm text-muted empty:hidden">
            {props.problem}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const glass = 'pointer-events-none absolute inset-y-0 left-3 my-auto size-5 text-muted'

function Lines({ groups, isLoading, emptyText, onChoose }: CommandPaletteProps) {
  return (
    <Menu
      aria-label="What fits"
      items={groups}
      className="min-h-0 overflow-y-auto p-1 outline-none"
      renderEmptyState={() => (
        <p className="px-3 py-6 text-center text-muted">{isLoading ? 'Searching…' : emptyText}</p>
      )}
    >
      {({ id, title, lines }) => (
        <MenuSection id={id} aria-label={title} className="not-first:mt-1 not-first:border-t not-first:pt-1">
          <Header className="px-2.5 py-1 text-xs font-medium text-muted">{title}</Header>
          {lines.map(line => (
            <Line key={line.id} line={line} onChoose={onChoose} />
          ))}
        </MenuSection>
      )}
    </Menu>
  )
}

function Line({ line, onChoose }: { line: PaletteLine; onChoose: (line: PaletteLine) => void }) {
  const { id, label, detail, href, icon } = line
  return (
    <MenuItem
      id={id}
      href={href}
      textValue={label}
      onAction={() => onChoose(line)}
      className="flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1 text-ink no-underline outline-none data-focused:bg-hover touch:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
    >
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {detail ? <span className="block truncate text-sm text-muted">{detail}</span> : null}
      </span>
    </MenuItem>
  )
}
