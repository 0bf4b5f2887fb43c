'use server'

import { recordEvent } from '@ocs/service-kit/feed'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { sessionCookie } from '../../server/auth.ts'
import { db } from '../../server/db.ts'
import { currentPerson } from '../../server/session.ts'
import { closeSession } from '../../server/sessions.ts'

/** Ends the session on the server and in the browser. Server actions are POST and refuse other origins. */
export async function signOut(): Promise<void> {
  const jar = await cookies()
  const current = await currentPerson()
  const token = jar.get(sessionCookie())?.value
  if (token) await closeSession(db(), token)
  if (current) {
    const { actor } = current
    const event = { noun: 'person', nounId: actor.id, verb: 'signed_out' }
    await recordEvent(db(), { actor, requestId: crypto.randomUUID() }, event)
  }
  jar.delete(sessionCookie())
  redirect('/sign-in?error=signed_out')
}
