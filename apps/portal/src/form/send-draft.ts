import type { SaveAnswer } from './draft-saver.ts'
import type { Draft, KeepDraft } from './draft-state.ts'

const address = '/drafts'

/** A browser lets a page that goes away send about this much. Bytes. */
const maxFarewell = 60_000

const bodyOf = (personId: string, draft: Draft) => JSON.stringify({ ...draft, personId } satisfies KeepDraft)

/** Sends a draft to the server. Never fails. */
export async function sendDraft(personId: string, draft: Draft): Promise<SaveAnswer> {
  const body = bodyOf(personId, draft)
  const headers = { 'content-type': 'application/json' }
  const keepalive = body.length < maxFarewell
  const answer = await fetch(address, { method: 'POST', headers, body, keepalive }).catch(() => null)
  if (answer?.status === 401) return 'signed_out'
  return answer?.ok ? 'kept' : 'not_reached'
}

/** Sends a draft from a page that goes away; nobody hears whether it arrived. */
export function sendInPassing(personId: string, draft: Draft): void {
  navigator.sendBeacon(address, new Blob([bodyOf(personId, draft)], { type: 'application/json' }))
}
