import { parseTheme, THEME_COOKIE, themeAttribute } from '@ocs/ui/theme'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '../features/shell/providers.tsx'
import { Shell } from '../features/shell/shell.tsx'
import { currentPerson } from '../server/session.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'OCS', template: '%s · OCS' },
  description: 'Tickets, devices and purchasing of the school district',
  robots: { index: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

/** The frame of every page. It checks nothing: each page asks for its own permission. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  const current = await currentPerson()
  return (
    <html lang="en" data-theme={themeAttribute(theme)}>
      <body>
        <Providers personId={current?.person.id ?? null}>
          {current ? (
            <Shell current={current} theme={theme}>
              {children}
            </Shell>
          ) : (
            <main>{children}</main>
          )}
        </Providers>
      </body>
    </html>
  )
}
