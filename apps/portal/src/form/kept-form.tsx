'use client'

import { formatInstant } from '@ocs/contracts/plain-dates'
import { Button } from '@ocs/ui/button'
import { TextLink } from '@ocs/ui/link'
import { Notice } from '@ocs/ui/notice'
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import type { ActionFormHandle } from './action-form.tsx'
import { dropFromTab, keepInTab, keptInTab, remember, remembered, serverClock } from './draft-copies.ts'
import { type Draft, type DraftStart, type DraftValues, draftField, newestOfEach, toBeginWith } from './draft-state.ts'
import { sendDraft } from './send-draft.ts'
import { useDraft } from './use-draft.ts'

/** What a form that is kept gets. */
export type Kept = {
  start: DraftStart
  /** What was typed before, by field; empty where nothing was. */
  values: DraftValues
  /** When that was, by the server's clock in milliseconds; null where nothing was. */
  typedAt: number | null
  /** The server has it not yet. */
  isUnsaved: boolean
  startOver: () => void
}

/** Gives a draft up: here at once, on the server as soon as it hears. */
function giveUp({ personId, now }: DraftStart, { key, at }: Draft): Draft {
  const nothing = { key, at: Math.max(serverClock(now)(), at + 1), values: null }
  remember(personId, nothing)
  keepInTab(personId, nothing)
  void sendDraft(personId, nothing).then(answer => {
    if (answer === 'kept') dropFromTab(personId, key)
  })
  return nothing
}

/**
 * Around a form whose words are kept while it is filled in: on the server, and in this tab where that cannot be reached. The
 * form hands `values` to `useActionForm` and holds a DraftKeeper.
 */
export function KeptForm(props: { start: DraftStart; children: (kept: Kept) => ReactNode }) {
  const { children } = props
  // A page that is refreshed below the form must not take it anywhere else.
  const [start] = useState(props.start)
  const { personId, keys } = start
  const [{ drafts, round, isUnsaved }, setBegin] = useState(() => ({
    drafts: newestOfEach(start.drafts, remembered(personId, keys)),
    round: 0,
    isUnsaved: false,
  }))
  const first = useRef(drafts)
  // Once, when the page is there: only what the server did not get is in this tab, everything else came with the page.
  useEffect(() => {
    const here = keptInTab(personId, keys)
    const all = newestOfEach(first.current, here)
    for (const each of here) if (!all.includes(each)) dropFromTab(personId, each.key)
    if (all.some(each => here.includes(each))) setBegin({ drafts: all, round: 1, isUnsaved: true })
  }, [personId, keys])
  const draft = toBeginWith(drafts)
  const kept: Kept = {
    start,
    values: draft?.values ?? {},
    typedAt: draft?.at ?? null,
    isUnsaved,
    startOver: () => setBegin({ drafts: draft ? [giveUp(start, draft)] : [], round: round + 1, isUnsaved: false }),
  }
  return <Fragment key={round}>{children(kept)}</Fragment>
}

/** What the form says of files that were chosen: a browser gives them to no page again. */
function filesWords(values: DraftValues): string {
  const count = Number(values[fileCountField] ?? 0)
  if (!count) return ''
  return count === 1
    ? ' Choose the file again: it could not be kept.'
    : ` Choose the ${count} files again: they could not be kept.`
}

/** The field in which a form says how many files are chosen in it. */
export const fileCountField = 'fileCount'

/** Inside a form that is kept: saves it, and says what was restored or where it is not saved. */
export function DraftKeeper(props: {
  kept: Kept
  draftKey: string | null
  form: ActionFormHandle
  className?: string
}) {
  const { kept, draftKey, form, className = 'mb-4' } = props
  const { start, values, typedAt, isUnsaved, startOver } = kept
  const field = useRef<HTMLInputElement>(null)
  const answer = useDraft(field, start, draftKey, isUnsaved, form)
  return (
    <>
      <input ref={field} type="hidden" name={draftField} value={draftKey ?? ''} />
      {typedAt !== null && form.state.status !== 'done' ? (
        <Notice
          title="Draft restored"
          className={className}
          action={
            <Button size="sm" onPress={startOver}>
              Start over
            </Button>
          }
        >
          You wrote this on {formatInstant(new Date(typedAt))} and did not send it.{filesWords(values)}
        </Notice>
      ) : null}
      {answer === 'signed_out' ? <SignedOut /> : null}
    </>
  )
}

/** The session has ended while somebody wrote: how to come back to this form with every word. */
function SignedOut() {
  const [here, setHere] = useState('/')
  useEffect(() => setHere(`${window.location.pathname}${window.location.search}`), [])
  return (
    <Notice
      tone="warning"
      isLive
      title="You are signed out"
      // In sight wherever in the form one is writing.
      className="sticky top-[calc(var(--ocs-header-height)+0.5rem)] z-10 mb-4 shadow-pop"
    >
      What you wrote is kept in this tab.{' '}
      <TextLink href={`/sign-in?${new URLSearchParams({ next: here })}`}>Sign in again</TextLink> to go on with it.
    </Notice>
  )
}
