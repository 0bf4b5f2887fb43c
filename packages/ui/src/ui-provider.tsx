'use client'

import { type ComponentType, createContext, type ReactNode, use } from 'react'
import { RouterProvider } from 'react-aria-components'
import type { LinkProps } from './link.tsx'

/** What the design system needs from the application's router. */
export interface UiRouter {
  /** Goes to a path of this application without reloading the page. */
  navigate: (href: string) => void
  /** The router's own link. It gets the props of `<a>` and `prefetch`. */
  linkComponent?: ComponentType<LinkProps & { prefetch: boolean }>
}

const RouterContext = createContext<UiRouter | null>(null)

/** The application's router, or null where none was provided (links and forms then do what the browser does). */
export function useUiRouter(): UiRouter | null {
  return use(RouterContext)
}

/** Wires links, menus and filter forms to the application's router. Put it once, around everything. */
export function UiProvider({ navigate, linkComponent, children }: UiRouter & { children: ReactNode }) {
  return (
    <RouterContext value={{ navigate, linkComponent }}>
      <RouterProvider navigate={navigate}>{children}</RouterProvider>
    </RouterContext>
  )
}
