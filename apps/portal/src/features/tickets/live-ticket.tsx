'use client'

import type { PersonRef } from '@ocs/contracts/people'
import { Avatar } from '@ocs/ui/avatar'
import { toast } from '@ocs/ui/toast'
import { PencilLine } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import { type LiveMessage, livePath, type PresentPerson } from '../../live/live-message.ts'
import { useLive } from '../../live/use-live.ts'
import { usePresence } from '../../live/use-presence.ts'
import { useRefresh } from '../../live/use-refresh.ts'
import { ClaimDesk } from './claim-deed.tsx'
import type { Claimable } from './claimable.ts'

/** One line of what happened: who did it, and the words for it. */
export type LiveLine = { id: string; by: string; did: string }

/** Of many things that came at once, so many are said one by one. */
const mostSaid = 3

const Present = createContext<PresentPerson[]>([])

/** Says in passing what others did since the page was made. */
function useNewLines(lines: LiveLine[], me: string) {
  const last = useRef(lines.at(-1)?.id)
  useEffect(() => {
    const at = lines.findIndex(line => line.id === last.current)
    const fresh = at < 0 ? [] : lines.slice(at + 1)
    last.current = lines.at(-1)?.id ?? last.current
    for (const { id, by, did } of fresh.slice(-mostSaid)) if (by !== me) toast(`${did} just now`, { id })
  }, [lines, me])
}

/** What a LiveTicket takes. */
export type LiveTicketProps = {
  ticket: Claimable
  lines: LiveLine[]
  /** Who reads it. */
  me: PersonRef
  children: ReactNode
}

/**
 * Keeps a ticket's page up to date while it is open, says in passing what others just did, and knows who else of those who
 * work it has it open. Nothing typed is lost.
 */
export function LiveTicket({ ticket, lines, me, children }: LiveTicketProps) {
  const { desk, number } = ticket
  const refresh = useRefresh()
  const { people, hear } = usePresence()
  useLive(`${livePath}?desk=${desk}&number=${number}`, (message: LiveMessage) => {
    hear(message)
    if (message.kind === 'changed' || message.kind === 'missed') refresh()
  })
  useNewLines(lines, me.id)
  return (
    <Present value={people}>
      <ClaimDesk tickets={[ticket]} me={me.name}>
        {children}
      </ClaimDesk>
    </Present>
  )
}

/** People named in a row; of more than two the rest is a number. */
function namesOf(people: PresentPerson[]): string {
  const names = people.map(person => person.name)
  if (names.length <= 2) return names.join(' and ')
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
}

const are = (people: PresentPerson[]) => (people.length === 1 ? 'is' : 'are')

/** Who else has the ticket open, beside its title. */
export function PresentPeople() {
  const people = useContext(Present)
  const writing = people.filter(person => person.isWriting)
  const shown = writing.length > 0 ? writing : people
  return (
    <span role="status" className="inline-flex min-w-0 items-center gap-1.5">
      {people.length > 0 ? (
        <>
          <span className="inline-flex -space-x-1">
            {people.slice(0, 4).map(person => (
              <Avatar key={person.id} name={person.name} />
            ))}
          </span>
          <span>
            {namesOf(shown)} {are(shown)} {writing.length > 0 ? 'writing' : 'looking'}
          </span>
        </>
      ) : null}
    </span>
  )
}

/** Who else is writing, where one is about to write oneself. */
export function WritingPeople() {
  const writing = useContext(Present).filter(person => person.isWriting)
  if (writing.length === 0) return null
  return (
    <p className="flex items-center gap-1.5 text-sm text-muted">
      <PencilLine aria-hidden className="size-4 shrink-0" />
      {namesOf(writing)} {are(writing)} writing here too
    </p>
  )
}
