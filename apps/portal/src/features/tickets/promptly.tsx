import { setTimeout as pause } from 'node:timers/promises'
import { type ReactNode, Suspense } from 'react'

/** How long a page waits for a part before it is sent without it. Milliseconds. */
const patience = 1000

async function Late({ part }: { part: Promise<ReactNode> }) {
  return part
}

/**
 * A part of a page that comes from a service. A quick answer, which is the usual one, stands in the page itself:
 * nothing flickers, and it is read without scripts. A slow one is shown when it comes, `fallback` until then.
 */
export async function Promptly({ part, fallback }: { part: Promise<ReactNode>; fallback: ReactNode }) {
  const ready = await Promise.race([part.then(node => ({ node })), pause(patience, null)])
  if (ready) return ready.node
  return (
    <Suspense fallback={fallback}>
      <Late part={part} />
    </Suspense>
  )
}
