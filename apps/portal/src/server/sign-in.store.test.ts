import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPerson, testPortal } from '../testing/portal.ts'
import { actorOf } from './actor.ts'
import { admit, type SignIn } from './sign-in.store.ts'

let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  portal = await testPortal()
  await portal.db.groupRole.createMany({
    data: [
      { group: 'Finance', role: 'finance_director', priority: 40 },
      { group: 'Technology Department', role: 'technology_director', priority: 30 },
      { group: 'Bosses', role: 'admin', priority: 90 },
    ],
  })
})
afterAll(() => portal[Symbol.asyncDispose]())

const domains = { staff: ['school.example'], student: ['students.school.example'] }

function arriving(claims: Partial<SignIn['claims']>, rest: Partial<SignIn> = {}): SignIn {
  const email = `${randomUUID()}@school.example`
  return {
    provider: 'oidc',
    claims: { subject: randomUUID(), email, isEmailProven: true, name: 'Ana Ruiz', groups: null, ...claims },
    domains,
    requestId: randomUUID(),
    now: new Date(),
    ...rest,
  }
}

async function letIn(signIn: SignIn) {
  const admission = await admit(portal.db, signIn)
  if ('refused' in admission) throw new Error(admission.refused)
  return portal.db.person.findUniqueOrThrow({
    where: { id: admission.personId },
    include: { assignments: { orderBy: { role: 'asc' } } },
  })
}

const rolesHeld = async (personId: string) => {
  const held = await portal.db.roleAssignment.findMany({ where: { personId } })
  return held.map(({ role, source }) => `${role} by ${source}`).sort()
}

test.each([
  ['email_missing', { email: null }],
  ['email_unverified', { isEmailProven: false }],
  ['domain', { email: 'eve@evil-school.example' }],
])('a sign-in is refused: %s', async (refused, claims) => {
  expect(await admit(portal.db, arriving(claims))).toEqual({ refused })
})

test('a first sign-in makes a person of the kind of their domain, with no role written down', async () => {
  const person = await letIn(arriving({ email: `${randomUUID()}@students.school.example` }))
  expect(person).toMatchObject({ kind: 'student', name: 'Ana Ruiz', assignments: [] })
})

test('two first sign-ins of one person at once make one person', async () => {
  const signIn = arriving({})
  const [a, b] = await Promise.all([letIn(signIn), letIn(signIn)])
  expect(a.id).toBe(b.id)
})

test('somebody an admin added is found by address, keeps their name, and afterwards by subject alone', async () => {
  const added = await buildPerson(portal.db, { name: 'As Written' })
  const signIn = arriving({ email: added.email, name: 'As Sent' })
  expect(await letIn(signIn)).toMatchObject({ id: added.id, name: 'As Written' })
  const email = `${randomUUID()}@school.example`
  expect(await letIn({ ...signIn, claims: { ...signIn.claims, email } })).toMatchObject({ id: added.id, email })
})

test('an address that passed on to a new account does not bring the old roles with it', async () => {
  const first = arriving({})
  await letIn(first)
  const second = arriving({ email: first.claims.email })
  expect(await admit(portal.db, second)).toEqual({ refused: 'other_account' })
})

test('a person whose access is switched off is refused, and no answer of the directory switches anybody off', async () => {
  const off = await buildPerson(portal.db, { active: false })
  expect(await admit(portal.db, arriving({ email: off.email }))).toEqual({ refused: 'inactive' })
  const person = await letIn(arriving({ groups: [] }))
  expect(person.active).toBe(true)
})

test('groups give and take their own roles; what an admin gave survives', async () => {
  const person = await buildPerson(portal.db, { roles: ['librarian', 'finance_director'] })
  const signIn = arriving({ email: person.email, groups: ['finance', 'Technology Department'] })
  await letIn(signIn)
  const byHand = ['finance_director by admin', 'librarian by admin']
  const byGroup = ['finance_director by group', 'technology_director by group']
  expect(await rolesHeld(person.id)).toEqual([...byHand, ...byGroup].sort())
  await letIn({ ...signIn, claims: { ...signIn.claims, groups: ['Unknown'] } })
  expect(await rolesHeld(person.id)).toEqual(byHand)
})

test.each([[null], [[]]])('groups answered as %j change nothing', async groups => {
  const signIn = arriving({ groups: ['Finance'] })
  const person = await letIn(signIn)
  await letIn({ ...signIn, claims: { ...signIn.claims, groups } })
  expect(await rolesHeld(person.id)).toEqual(['finance_director by group'])
})

test('the last admin stays one when their group no longer makes them one', async () => {
  await using own = await testPortal()
  await own.db.groupRole.create({ data: { group: 'Bosses', role: 'admin' } })
  const signIn = arriving({ groups: ['Bosses'] })
  await admit(own.db, signIn)
  const noLonger = { ...signIn, claims: { ...signIn.claims, groups: ['All_Staff'] } }
  await admit(own.db, noLonger)
  expect(await own.db.roleAssignment.count({ where: { role: 'admin' } })).toBe(1)
  await buildPerson(own.db, { roles: ['admin'] })
  await admit(own.db, noLonger)
  expect(await own.db.roleAssignment.count({ where: { role: 'admin', source: 'group' } })).toBe(0)
})

test('the first admin is appointed once, while there is none', async () => {
  await using own = await testPortal()
  const first = arriving({ email: 'first@school.example' }, { firstAdminEmail: 'first@school.example' })
  await admit(own.db, arriving({}, { firstAdminEmail: 'first@school.example' }))
  expect(await own.db.roleAssignment.count({ where: { role: 'admin' } })).toBe(0)
  await admit(own.db, first)
  await admit(own.db, first)
  expect(await own.db.roleAssignment.count({ where: { role: 'admin', source: 'admin' } })).toBe(1)
})

test('a student has the student role only, whatever the table says', async () => {
  const person = await buildPerson(portal.db, { kind: 'student', roles: ['admin'] })
  expect(actorOf(person).grants).toEqual([{ role: 'student', placeId: null }])
})
