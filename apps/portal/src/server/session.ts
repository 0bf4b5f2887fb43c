import { type Actor, actorCan } from '@ocs/contracts/actors'
import type { Permission } from '@ocs/contracts/permissions'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { unattendedCookie } from '../live/live-message.ts'
import { actorOf, rightsOf } from './actor.ts'
import { sessionCookie } from './auth.ts'
import { db } from './db.ts'
import { hashOfToken, personOfSession, type SignedIn } from './sessions.ts'

/** Who asks: the person as the database knows them, and the actor that services and rules are told. */
export type CurrentPerson = { person: SignedIn; actor: Actor }

/** Who is signed in, or null; looked up once a request. The one place that decides whether a session lives. */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const jar = await cookies()
  const token = jar.get(sessionCookie())?.value
  const person = token ? await personOfSession(db(), token, new Date(), !jar.has(unattendedCookie)) : null
  return person && { person, actor: actorOf(person) }
})

/** Who listens on an open page, with the hash of their session's cookie and what they may do, or null. That alone keeps no session alive. */
export async function listeningPerson(): Promise<(CurrentPerson & { session: string; rights: string }) | null> {
  const token = (await cookies()).get(sessionCookie())?.value
  const person = token ? await personOfSession(db(), token, new Date(), false) : null
  return token && person
    ? { person, actor: actorOf(person), session: hashOfToken(token), rights: rightsOf(person) }
    : null
}

/**
 * The signed-in person, for the first line of every page. Who is not signed in goes to the sign-in page and comes
 * back; who lacks the permission sees what stands at an address that does not exist.
 */
export async function requirePerson(permission?: Permission): Promise<CurrentPerson> {
  const current = await currentPerson()
  if (!current) return redirect(await signInPath())
  if (permission && !actorCan(current.actor, permission)) return notFound()
  return current
}

async function signInPath(): Promise<string> {
  const path = (await headers()).get('x-ocs-path') ?? '/'
  const query = new URLSearchParams(path === '/' ? {} : { next: path })
  if ((await cookies()).has(sessionCookie())) query.set('error', 'ended')
  return query.size ? `/sign-in?${query}` : '/sign-in'
}
