import { createHash } from 'node:crypto'
import type { Prisma } from '../generated/prisma/client.ts'
import { rightsOf } from './actor.ts'
import type { Db } from './db.ts'

/** A session ends after this long without a request. Milliseconds. */
export const idleLimit = 60 * 60_000
/** A session ends this long after the sign-in, whatever happens. Milliseconds. */
export const absoluteLimit = 12 * 60 * 60_000
/** How often a request is written down as a sign of life, at most. Milliseconds. */
const touchEvery = 60_000

const withPerson = {
  person: { include: { place: true, room: true, assignments: { include: { place: true } } } },
} satisfies Prisma.SessionInclude

/** Who is signed in: the person with place, room and roles, and since when. */
export type SignedIn = Prisma.SessionGetPayload<{ include: typeof withPerson }>['person']

/** What is kept of a session's cookie. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Why a session is over at an instant, or null while it lives. */
export function sessionEnd(session: { startedAt: Date; lastSeenAt: Date }, now: Date): 'idle' | 'absolute' | null {
  if (now.getTime() - session.startedAt.getTime() >= absoluteLimit) return 'absolute'
  if (now.getTime() - session.lastSeenAt.getTime() >= idleLimit) return 'idle'
  return null
}

/** Begins a session for a person, and sweeps away those that are over. Answers when it ends at the latest. */
export async function openSession(db: Db, token: string, personId: string, now: Date): Promise<Date> {
  const expires = new Date(now.getTime() + absoluteLimit)
  const idleSince = new Date(now.getTime() - idleLimit)
  await db.session.deleteMany({ where: { OR: [{ expires: { lte: now } }, { lastSeenAt: { lte: idleSince } }] } })
  await db.session.create({
    data: { tokenHash: hashOfToken(token), personId, startedAt: now, lastSeenAt: now, expires },
  })
  return expires
}

/**
 * The person behind a session's cookie, or null where it is unknown, over, or the person was deactivated.
 * Keeps a living session alive; nothing brings back one that is over. What a browser asks for by itself, with nobody before
 * it, is no sign of life: `isAttended` is false.
 */
export async function personOfSession(
  db: Db,
  token: string,
  now: Date,
  isAttended: boolean = true,
): Promise<SignedIn | null> {
  const tokenHash = hashOfToken(token)
  const session = await db.session.findUnique({ where: { tokenHash }, include: withPerson })
  if (!session) return null
  if (sessionEnd(session, now) || !session.person.active) {
    await db.session.deleteMany({ where: { tokenHash } })
    return null
  }
  if (isAttended && now.getTime() - session.lastSeenAt.getTime() >= touchEvery) {
    await db.session.updateMany({ where: { tokenHash, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } })
  }
  return session.person
}

/** Which of some sessions, by the hashes of their cookies, live still, and what their people may do now. Keeps none alive. */
export async function livingSessions(db: Db, tokenHashes: string[], now: Date): Promise<Map<string, string>> {
  if (tokenHashes.length === 0) return new Map()
  const sessions = await db.session.findMany({
    where: { tokenHash: { in: tokenHashes }, person: { active: true } },
    select: {
      tokenHash: true,
      startedAt: true,
      lastSeenAt: true,
      person: { select: { kind: true, assignments: { select: { role: true, placeId: true } } } },
    },
  })
  const alive = sessions.filter(session => !sessionEnd(session, now))
  return new Map(alive.map(({ tokenHash, person }) => [tokenHash, rightsOf(person)]))
}

/** Ends one session: a sign-out, or a new sign-in in the same browser. */
export async function closeSession(db: Db, token: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash: hashOfToken(token) } })
}
