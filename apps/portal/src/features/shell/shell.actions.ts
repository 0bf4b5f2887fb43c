'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { sessionCookie } from '../../server/auth.ts'
import { db } from '../../server/db.ts'
import { closeSession } from '../../server/sessions.ts'

/** Ends the session on the server and in the browser. Server actions are POST and refuse other origins. */
export async function signOut(): Promise<void> {
  const jar = await cookies()
  const token = jar.get(sessionCookie())?.value
  if (token) await closeSession(db(), token)
  jar.delete(sessionCookie())
  redirect('/sign-in?error=signed_out')
}
