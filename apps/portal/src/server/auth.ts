import { randomBytes, randomUUID } from 'node:crypto'
import type { NextAuthOptions } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import type { Db } from './db.ts'
import { db } from './db.ts'
import { peopleChanged } from './directory.ts'
import { sweepDrafts } from './drafts.ts'
import { env, isSecure } from './env.ts'
import { log } from './log.ts'
import { believesTenant, oidcProviders } from './providers.ts'
import { absoluteLimit, closeSession, openSession, personOfSession } from './sessions.ts'
import { claimsFrom } from './sign-in.rules.ts'
import { admit } from './sign-in.store.ts'

/** The name of the cookie that holds a session's token. */
export function sessionCookie(): string {
  return isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/**
 * What next-auth may do with the database: find who an account belongs to, and open and close sessions. People are
 * made and matched by `admit`, before; and nothing here can prolong a session, so next-auth's own endpoints cannot.
 */
export function sessionAdapter(database: Db): Adapter {
  const user = (person: { id: string; name: string; email: string }) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    emailVerified: null,
  })
  return {
    async getUserByAccount({ provider, providerAccountId }) {
      const account = await database.signInAccount.findUnique({
        where: { provider_providerAccountId: { provider, providerAccountId } },
        include: { person: true },
      })
      return account && user(account.person)
    },
    async createSession({ sessionToken, userId }) {
      const now = new Date()
      const expires = await openSession(database, sessionToken, userId, now)
      await sweepDrafts(database, now)
      return { sessionToken, userId, expires }
    },
    async getSessionAndUser(sessionToken) {
      const person = await personOfSession(database, sessionToken, new Date())
      if (!person) return null
      const session = { sessionToken, userId: person.id, expires: new Date(Date.now() + absoluteLimit) }
      return { session, user: user(person) }
    },
    updateSession: async () => null,
    deleteSession: sessionToken => closeSession(database, sessionToken),
  }
}

/** Everything next-auth needs. `currentToken` is the session that this browser has so far: a sign-in always begins a new one. */
export function authOptions(currentToken: string | undefined): NextAuthOptions {
  const settings = env()
  return {
    secret: settings.NEXTAUTH_SECRET,
    providers: oidcProviders(settings),
    adapter: sessionAdapter(db()),
    session: {
      strategy: 'database',
      maxAge: absoluteLimit / 1000,
      updateAge: absoluteLimit / 1000,
      generateSessionToken: () => randomBytes(32).toString('base64url'),
    },
    useSecureCookies: isSecure(),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    callbacks: {
      async signIn({ account, profile }) {
        if (!account) return '/sign-in?error=Configuration'
        const admission = await admit(db(), {
          provider: account.provider,
          claims: claimsFrom(profile, believesTenant(account.provider)),
          domains: { staff: settings.OIDC_STAFF_DOMAINS, student: settings.OIDC_STUDENT_DOMAINS },
          firstAdminEmail: settings.OCS_FIRST_ADMIN_EMAIL,
          requestId: randomUUID(),
          now: new Date(),
        })
        if ('refused' in admission) {
          log().warn({ provider: account.provider, reason: admission.refused }, 'sign-in refused')
          return `/sign-in?error=${admission.refused}`
        }
        // Signing in brings the roles up to date that come from groups.
        peopleChanged()
        if (currentToken) await closeSession(db(), currentToken)
        return true
      },
    },
    logger: {
      error: (code, details) =>
        log().error({ code, err: details instanceof Error ? details : details.error }, 'sign-in'),
      warn: code => log().warn({ code }, 'sign-in'),
      debug: () => undefined,
    },
  }
}
