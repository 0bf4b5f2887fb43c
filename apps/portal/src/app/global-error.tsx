'use client'

import { ErrorState } from '@ocs/ui/error-state'
import './globals.css'

/** What stands in place of everything when even the frame failed. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <main className="mx-auto max-w-2xl p-4">
          <h1 className="sr-only">Something went wrong</h1>
          <ErrorState
            title="OCS does not work right now"
            text="Try again in a minute. If it goes on, tell the technology department the reference."
            retryHref="/"
            reference={error.digest}
          />
        </main>
      </body>
    </html>
  )
}
