import { setTimeout as pause } from 'node:timers/promises'
import { type ReactNode, Suspense } from 'react'

/** How long a page waits for a part before it is sent without it, unless told otherwise. Milliseconds. */
const usualPatience = 1000

/** What a Promptly takes. */
export type PromptlyProps = {
  part: Promise<ReactNode>
  fallback: ReactNode
  /** Milliseconds that the page waits for the part. */
  patience?: number
  /** What it is of, where it changes in place: a late part of something else must not keep what was before on the screen. */
  of?: string
}

async function Late({ part }: { part: Promise<ReactNode> }) {
  return part
}

/**
 * A part of a page that comes from a service. A quick answer, which is the usual one, stands in the page itself:
 * nothing flickers, and it is read without scripts. A slow one is shown when it comes, `fallback` until then.
 */
export async function Promptly({ part, fallback, patience = usualPatience, of }: PromptlyProps) {
  const ready = await Promise.race([part.then(node => ({ node })), pause(patience, null)])
  if (ready) return ready.node
  return (
    <Suspense key={of} fallback={fallback}>
      <Late part={part} />
    </Suspense>
  )
}
