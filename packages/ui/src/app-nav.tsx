'use client'

import { Menu, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button as RacButton } from 'react-aria-components/Button'
import { Dialog as RacDialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Avatar } from './avatar.tsx'
import { CountBadge } from './badge.tsx'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'
import { Anchor } from './link.tsx'

/** A place in the navigation. */
export interface NavItem {
  label: string
  href: string
  icon: ReactNode
  /** What waits there: a count and what it counts, e.g. { count: 3, label: 'unread' }. */
  badge?: { count: number; label: string }
  /** Shown while one is within this item. */
  children?: NavChild[]
}

/** A place within another. `within`: the address that it stands for with all below, where that is more than its own. */
interface NavChild {
  label: string
  href: string
  within?: string
  badge?: { count: number; label: string }
}

const standsFor = (child: NavChild) => child.within ?? child.href

/** Whether a path is this address or below it; the root is only itself. */
function isWithin(href: string, path: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`))
}

/** The address, of those given, that the path is in: the longest that fits. */
function currentOf(hrefs: string[], path: string): string | undefined {
  return hrefs.filter(href => isWithin(href, path)).sort((a, b) => b.length - a.length)[0]
}

function currentItem(items: NavItem[], path: string): NavItem | undefined {
  const reach = (item: NavItem) => currentOf([item.href, ...(item.children ?? []).map(standsFor)], path) ?? ''
  return items.filter(item => reach(item)).sort((a, b) => reach(b).length - reach(a).length)[0]
}

/** Whether one of an item's children is the place shown: then the child is marked, and its parent only coloured. */
function isInChild(item: NavItem, path: string): boolean {
  return (item.children ?? []).some(child => isWithin(standsFor(child), path))
}

function ariaCurrent(href: string, path: string): 'page' | 'true' {
  return href === path ? 'page' : 'true'
}

function NavList({ items, currentPath, onGo }: { items: NavItem[]; currentPath: string; onGo?: () => void }) {
  const current = currentItem(items, currentPath)
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map(item => (
        <li key={item.href}>
          <NavLink
            {...item}
            onGo={onGo}
            current={item === current ? ariaCurrent(item.href, currentPath) : undefined}
            className={cx('font-medium', isInChild(item, currentPath) && 'aria-[current]:bg-transparent')}
          />
          {item === current && item.children ? (
            <ul className="mt-0.5 mb-1.5 ml-4 flex flex-col gap-0.5 border-l pl-2">
              {item.children.map(child => {
                const isHere = currentOf(item.children?.map(standsFor) ?? [], currentPath) === standsFor(child)
                return (
                  <li key={child.href}>
                    <NavLink
                      label={child.label}
                      href={child.href}
                      badge={child.badge}
                      onGo={onGo}
                      current={isHere ? ariaCurrent(child.href, currentPath) : undefined}
                    />
                  </li>
                )
              })}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

interface NavLinkProps {
  label: string
  href: string
  icon?: ReactNode
  badge?: { count: number; label: string }
  current: 'page' | 'true' | undefined
  onGo?: () => void
  className?: string
}

function NavLink({ label, href, icon, badge, current, onGo, className }: NavLinkProps) {
  return (
    <Anchor
      href={href}
      onClick={onGo}
      aria-current={current}
      className={cx(
        'touch:min-h-11 touch:min-w-11 flex min-h-8 items-center gap-2.5 rounded-control px-2.5 text-ink hover:bg-hover [&_svg]:size-4 [&_svg]:shrink-0',
        'aria-[current]:bg-accent-soft aria-[current]:text-accent-ink',
        className,
      )}
    >
      {icon}
      <span className="flex-1 truncate">{label}</span>
      {badge ? <CountBadge {...badge} /> : null}
    </Anchor>
  )
}

/** The side bar of a desk: from 1024 px. */
export function SideNav({ items, currentPath }: { items: NavItem[]; currentPath: string }) {
  return (
    <nav
      aria-label="Main"
      className="sticky top-(--ocs-header-height) hidden h-[calc(100dvh-var(--ocs-header-height))] w-56 shrink-0 overflow-y-auto border-r bg-surface px-2.5 py-3 lg:block print:hidden"
    >
      <NavList items={items} currentPath={currentPath} />
    </nav>
  )
}

const tab =
  'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-control text-xs text-muted -outline-offset-2 [&_svg]:size-5'

/** The bottom of a phone: the first four places under the thumb, and a sheet with all of them. Below 1024 px. */
export function BottomNav(props: {
  items: NavItem[]
  currentPath: string
  person: { name: string; email: string; roleLabel: string }
}) {
  const { items, currentPath, person } = props
  const [isOpen, setOpen] = useState(false)
  const current = currentItem(items, currentPath)
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <div className="mx-auto flex max-w-xl px-1">
        {items.slice(0, 4).map(item => (
          <Anchor
            key={item.href}
            href={item.href}
            aria-current={item === current ? ariaCurrent(item.href, currentPath) : undefined}
            className={cx(tab, 'aria-[current]:font-medium aria-[current]:text-accent-ink')}
          >
            <span className="relative">
              {item.icon}
              {item.badge ? (
                <span className="absolute -top-2.5 left-3">
                  <CountBadge {...item.badge} />
                </span>
              ) : null}
            </span>
            <span className="max-w-full truncate px-0.5">{item.label}</span>
          </Anchor>
        ))}
        <RacButton className={tab} onPress={() => setOpen(true)} aria-haspopup="dialog">
          <Menu aria-hidden />
          More
        </RacButton>
      </div>
      <NavSheet isOpen={isOpen} onOpenChange={setOpen} person={person}>
        <NavList items={items} currentPath={currentPath} onGo={() => setOpen(false)} />
      </NavSheet>
    </nav>
  )
}

function NavSheet(props: {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  person: { name: string; email: string; roleLabel: string }
  children: ReactNode
}) {
  const { isOpen, onOpenChange, person, children } = props
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className="fixed inset-0 z-40 bg-backdrop">
      <Modal className="absolute inset-x-0 bottom-0 max-h-[85dvh] animate-sheet overflow-y-auto rounded-t-xl bg-surface pb-[env(safe-area-inset-bottom)] text-ink shadow-pop">
        <RacDialog aria-label="Menu" className="flex flex-col p-3 outline-none">
          <div className="mb-2 flex items-center gap-3 border-b pb-3 pl-1">
            <Avatar name={person.name} size="md" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{person.name}</p>
              <p className="truncate text-sm text-muted">{person.roleLabel}</p>
            </div>
            <IconButton aria-label="Close menu" onPress={() => onOpenChange(false)}>
              <X aria-hidden />
            </IconButton>
          </div>
          <nav aria-label="All places">{children}</nav>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
