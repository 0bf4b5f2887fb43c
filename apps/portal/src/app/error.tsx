'use client'

import { Button, LinkButton } from '@ocs/ui/button'
import { ErrorState } from '@ocs/ui/error-state'

/** What stands in place of a page that failed; the reference leads to the line in the log. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="mx-auto max-w-2xl p-4">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        title="Something went wrong on our side"
        text="The rest of OCS still works. Try again; if it goes on, tell the technology department the reference."
        reference={error.digest}
        action={
          <>
            <Button onPress={reset}>Try again</Button>
            <LinkButton href="/">Go to the home page</LinkButton>
          </>
        }
      />
    </div>
  )
}
