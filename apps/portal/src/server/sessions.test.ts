import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPerson, testPortal } from '../testing/portal.ts'
import { rightsOf } from './actor.ts'
import { sessionAdapter } from './auth.ts'
import {
  absoluteLimit,
  closeSession,
  hashOfToken,
  idleLimit,
  livingSessions,
  openSession,
  personOfSession,
} from './sessions.ts'

let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal[Symbol.asyncDispose]())

const start = new Date('2026-11-20T14:00:00Z')
const after = (ms: number) => new Date(start.getTime() + ms)

async function signedIn() {
  const person = await buildPerson(portal.db)
  const token = randomUUID()
  await openSession(portal.db, token, person.id, start)
  return { person, token }
}

test('a session lives while it is used, up to the absolute limit', async () => {
  const { person, token } = await signedIn()
  for (let ms = 0; ms < absoluteLimit; ms += idleLimit - 60_000) {
    expect((await personOfSession(portal.db, token, after(ms)))?.id).toBe(person.id)
  }
  expect(await personOfSession(portal.db, token, after(absoluteLimit))).toBeNull()
})

test('an hour without a request ends a session, and nothing brings it back', async () => {
  const { token } = await signedIn()
  expect(await personOfSession(portal.db, token, after(idleLimit))).toBeNull()
  expect(await personOfSession(portal.db, token, after(1))).toBeNull()
})

test('a sign of life is written at most once a minute', async () => {
  const { person, token } = await signedIn()
  const lastSeen = async () => (await portal.db.session.findFirst({ where: { personId: person.id } }))?.lastSeenAt
  await personOfSession(portal.db, token, after(59_000))
  expect(await lastSeen()).toEqual(start)
  await personOfSession(portal.db, token, after(61_000))
  expect(await lastSeen()).toEqual(after(61_000))
})

test('what a browser asks for with nobody before it is answered and keeps no session alive', async () => {
  const { person, token } = await signedIn()
  const living = async (ms: number) => [
    ...(await livingSessions(portal.db, [hashOfToken(token), 'another'], after(ms))).keys(),
  ]
  expect((await personOfSession(portal.db, token, after(idleLimit - 1), false))?.id).toBe(person.id)
  expect(await living(idleLimit - 1)).toEqual([hashOfToken(token)])
  expect(await living(idleLimit)).toEqual([])
  expect(await personOfSession(portal.db, token, after(idleLimit), false)).toBeNull()
})

test('of a living session it is known what its person may do now', async () => {
  const { person, token } = await signedIn()
  const rights = async () => (await livingSessions(portal.db, [hashOfToken(token)], after(1))).get(hashOfToken(token))
  const before = await rights()
  expect(before).toBe(rightsOf({ kind: 'staff', assignments: [] }))
  await portal.db.roleAssignment.create({ data: { personId: person.id, role: 'librarian', source: 'admin' } })
  expect(await rights()).not.toBe(before)
  await portal.db.person.update({ where: { id: person.id }, data: { active: false } })
  expect(await rights()).toBeUndefined()
})

test('a person whose access is switched off is out with the next request', async () => {
  const { person, token } = await signedIn()
  await portal.db.person.update({ where: { id: person.id }, data: { active: false } })
  expect(await personOfSession(portal.db, token, after(1))).toBeNull()
})

test("next-auth's own endpoints cannot prolong a session", async () => {
  const { person, token } = await signedIn()
  const adapter = sessionAdapter(portal.db)
  await adapter.updateSession?.({ sessionToken: token, expires: after(10 * absoluteLimit) })
  const session = await portal.db.session.findFirst({ where: { personId: person.id } })
  expect(session).toMatchObject({ lastSeenAt: start, expires: after(absoluteLimit) })
})

test('the database holds nothing that opens a session', async () => {
  const { person, token } = await signedIn()
  const session = await portal.db.session.findFirst({ where: { personId: person.id } })
  expect(session?.tokenHash).not.toBe(token)
  expect(await personOfSession(portal.db, session?.tokenHash ?? '', after(1))).toBeNull()
})

test('a sign-out ends that session and no other', async () => {
  const { person, token } = await signedIn()
  const other = randomUUID()
  await openSession(portal.db, other, person.id, start)
  await closeSession(portal.db, token)
  expect(await personOfSession(portal.db, token, after(1))).toBeNull()
  expect((await personOfSession(portal.db, other, after(1)))?.id).toBe(person.id)
})
