'use client'

import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import { MenuItem, MenuSection, MenuTrigger, Menu as RacMenu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { cx } from './cx.ts'

/** A line of a menu: goes somewhere (`href`) or does something (`onAction`). */
export interface MenuLine {
  id: string
  label: string
  href?: string
  onAction?: () => void
  icon?: ReactNode
  /** A Kbd or a short fact at the end. */
  end?: ReactNode
  tone?: 'default' | 'danger'
  isDisabled?: boolean
}

/** Lines under a heading; without one, lines apart from the rest. */
export interface MenuGroup {
  id: string
  title?: string
  items: MenuLine[]
}

/** What a MenuButton takes. */
export interface MenuButtonProps {
  /** A Button or IconButton. */
  trigger: ReactNode
  /** Names the menu. */
  label: string
  items: (MenuLine | MenuGroup)[]
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

/** A button that opens a list of things to do. */
export function MenuButton({ trigger, label, items, placement = 'bottom end' }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement={placement}
        offset={4}
        className="min-w-48 max-w-80 animate-enter rounded-panel bg-surface text-ink shadow-pop"
      >
        <RacMenu aria-label={label} className="max-h-[inherit] overflow-y-auto p-1 outline-none">
          {items.map(item =>
            'items' in item ? <Section key={item.id} {...item} /> : <Line key={item.id} {...item} />,
          )}
        </RacMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Section({ id, title, items }: MenuGroup) {
  return (
    <MenuSection id={id} aria-label={title ?? id} className="not-first:mt-1 not-first:border-t not-first:pt-1">
      {title ? <Header className="px-2.5 py-1 text-xs font-medium text-muted">{title}</Header> : null}
      {items.map(item => (
        <Line key={item.id} {...item} />
      ))}
    </MenuSection>
  )
}

function Line({ label, icon, end, tone, ...item }: MenuLine) {
  return (
    <MenuItem
      {...item}
      textValue={label}
      className={cx(
        'touch:min-h-11 touch:min-w-11 flex min-h-8 items-center gap-2.5 rounded-control px-2.5 py-1 no-underline outline-none [&_svg]:size-4 [&_svg]:shrink-0',
        'data-focused:bg-hover data-disabled:text-muted data-disabled:opacity-60',
        tone === 'danger' ? 'text-danger-ink' : 'text-ink',
      )}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {end ? <span className="text-sm text-muted">{end}</span> : null}
    </MenuItem>
  )
}
