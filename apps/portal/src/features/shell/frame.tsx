'use client'

import type { NavItem } from '@ocs/ui/app-nav'
import { AppShell, type ShellPerson } from '@ocs/ui/app-shell'
import { SearchField } from '@ocs/ui/search-field'
import type { Theme } from '@ocs/ui/theme'
import { ThemeToggle } from '@ocs/ui/theme-toggle'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { keptInTab } from '../../form/draft-copies.ts'
import { Flash } from './flash.tsx'
import { Palette, type PaletteProps } from './palette.tsx'
import { PersonMenu } from './person-menu.tsx'

/** Goes to the tickets that fit; the tickets page does the searching. Works without scripts. */
function TicketSearch() {
  return (
    <search>
      <form action="/tickets" method="get">
        <SearchField label="Search tickets" placeholder="Search tickets" />
      </form>
    </search>
  )
}

/** The shell around a page, with the menu item of the page being shown marked. */
export function Frame(props: {
  nav: NavItem[]
  palette: Omit<PaletteProps, 'nav'>
  personId: string
  person: ShellPerson
  theme: Theme
  hasSearch: boolean
  children: ReactNode
}) {
  const { nav, palette, personId, person, theme, hasSearch, children } = props
  // What this tab kept of somebody who was signed in before is not for this person.
  useEffect(() => {
    keptInTab(personId, [])
  }, [personId])
  return (
    <AppShell
      product="OCS"
      nav={nav}
      currentPath={usePathname()}
      person={person}
      search={hasSearch ? <TicketSearch /> : undefined}
      userMenu={
        <>
          <Palette nav={nav} {...palette} />
          <span className="max-md:hidden">
            <ThemeToggle theme={theme} />
          </span>
          <PersonMenu person={person} />
        </>
      }
    >
      <Flash />
      {children}
    </AppShell>
  )
}
