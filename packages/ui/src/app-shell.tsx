import type { ReactNode } from 'react'
import { BottomNav, type NavItem, SideNav } from './app-nav.tsx'
import { Avatar } from './avatar.tsx'
import { Anchor } from './link.tsx'

/** Who is signed in, as the shell shows them. */
export interface ShellPerson {
  name: string
  email: string
  /** E.g. "Technician, Lake Road Elementary". */
  roleLabel: string
}

/** What an AppShell takes. */
export interface AppShellProps {
  /** The product's name; a link home. */
  product: string
  nav: NavItem[]
  /** The path being shown, without the query. */
  currentPath: string
  person: ShellPerson
  /** A search box, or a button that opens the palette. */
  search?: ReactNode
  /** What stands at the end of the header: notices, the person's menu. */
  userMenu?: ReactNode
  /** A Notice above the page, such as the message of the day. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame around every signed-in page: header, navigation (a side bar at a desk, the bottom of a phone), main. */
export function AppShell({ product, nav, currentPath, person, search, userMenu, banner, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-ink">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to main content
      </a>
      <header className="sticky top-0 z-30 flex h-(--ocs-header-height) items-center gap-3 border-b bg-surface px-3 print:hidden lg:pl-5">
        <Anchor
          href="/"
          className="flex shrink-0 items-center rounded-xs font-semibold tracking-tight touch:min-h-11 touch:min-w-11 lg:w-48"
        >
          {product}
        </Anchor>
        <div className="min-w-0 flex-1">{search ? <div className="max-w-lg">{search}</div> : null}</div>
        <div className="flex shrink-0 items-center gap-1 sm:gap-2">
          <PersonFacts person={person} hasMenu={userMenu !== undefined} />
          {userMenu}
        </div>
      </header>
      <div className="flex flex-1">
        <SideNav items={nav} currentPath={currentPath} />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 pt-4 pb-24 outline-none sm:px-6 lg:pt-6 lg:pb-12 print:p-0"
        >
          <div className="mx-auto max-w-[90rem]">
            {banner ? <div className="mb-4">{banner}</div> : null}
            {children}
          </div>
        </main>
      </div>
      <BottomNav items={nav} currentPath={currentPath} person={person} />
    </div>
  )
}

function PersonFacts({ person, hasMenu }: { person: ShellPerson; hasMenu: boolean }) {
  return (
    <div className="flex items-center gap-2">
      <div className="hidden text-right text-sm leading-tight md:block">
        <p className="max-w-56 truncate font-medium xl:max-w-96">{person.name}</p>
        <p className="max-w-56 truncate text-xs text-muted xl:max-w-96">{person.roleLabel}</p>
      </div>
      {hasMenu ? null : <Avatar name={person.name} size="md" isNamed />}
    </div>
  )
}
