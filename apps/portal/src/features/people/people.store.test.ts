import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession, personOfSession } from '../../server/sessions.ts'
import { buildPerson, buildPlace, doer, testPortal } from '../../testing/portal.ts'
import { listPeople, PeopleFilter } from './people.list.ts'
import { addPerson, editPerson, giveRole, setPersonActive, takeRole } from './people.store.ts'

let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  portal = await testPortal()
  await buildPerson(portal.db, { roles: ['admin'], name: 'Standing Admin' })
})
afterAll(() => portal[Symbol.asyncDispose]())

const facts = (over: object = {}) => ({
  name: 'Bo Lind',
  email: `${randomUUID()}@school.example`,
  kind: 'staff' as const,
  jobTitle: null,
  placeId: null,
  roomId: null,
  ...over,
})

test('a repeated request with the same key adds one person', async () => {
  const [who, input] = [doer(randomUUID(), 'key-1'), facts()]
  const [first, second] = await Promise.all([addPerson(portal.db, who, input), addPerson(portal.db, who, input)])
  expect(first).toEqual(second)
  expect(await portal.db.event.count({ where: { nounId: first.id } })).toBe(1)
})

test('an address is taken once', async () => {
  const input = facts()
  await addPerson(portal.db, doer(), input)
  await expect(addPerson(portal.db, doer(), { ...input, name: 'Other' })).rejects.toMatchObject({
    reason: 'already_exists',
  })
})

test('a room must be at the place that is named with it', async () => {
  const [here, there] = [await buildPlace(portal.db), await buildPlace(portal.db)]
  const room = await portal.db.room.create({ data: { placeId: there.id, name: '1', nameKey: '1', kind: 'lab' } })
  const wrong = addPerson(portal.db, doer(), facts({ placeId: here.id, roomId: room.id }))
  await expect(wrong).rejects.toMatchObject({ reason: 'place_inactive' })
})

test('a stale version changes nothing and writes no history', async () => {
  const person = await buildPerson(portal.db)
  const edit = { ...facts({ name: 'Renamed' }), id: person.id, version: person.version }
  await editPerson(portal.db, doer(), edit)
  const before = await portal.db.event.count({ where: { nounId: person.id } })
  await expect(editPerson(portal.db, doer(), { ...edit, name: 'Too late' })).rejects.toMatchObject({
    reason: 'stale_version',
  })
  expect(await portal.db.event.count({ where: { nounId: person.id } })).toBe(before)
  expect(await portal.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ name: 'Renamed', version: 2 })
})

test('switching off access ends every session in the same moment', async () => {
  const person = await buildPerson(portal.db)
  await openSession(portal.db, 'some-token', person.id, new Date())
  await setPersonActive(portal.db, doer(), { id: person.id, version: 1, active: false })
  expect(await portal.db.session.count({ where: { personId: person.id } })).toBe(0)
  expect(await personOfSession(portal.db, 'some-token', new Date())).toBeNull()
})

test('two admins who remove each other at once: one is refused, and one stays', async () => {
  await using own = await testPortal()
  const [a, b] = await Promise.all([
    buildPerson(own.db, { roles: ['admin'] }),
    buildPerson(own.db, { roles: ['admin'] }),
  ])
  const ids = [a, b].map(person => person.assignments[0]?.id ?? '')
  const results = await Promise.allSettled(ids.map(assignmentId => takeRole(own.db, doer(), { assignmentId })))
  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  const refused = results.find(result => result.status === 'rejected')
  expect(refused?.status === 'rejected' && refused.reason).toMatchObject({ reason: 'last_admin' })
  expect(await own.db.roleAssignment.count({ where: { role: 'admin' } })).toBe(1)
})

test('the last admin can be neither switched off nor made a student', async () => {
  await using own = await testPortal()
  const last = await buildPerson(own.db, { roles: ['admin'] })
  await buildPerson(own.db, { roles: ['admin'], active: false })
  const off = setPersonActive(own.db, doer(), { id: last.id, version: 1, active: false })
  await expect(off).rejects.toMatchObject({ reason: 'last_admin' })
  const student = editPerson(own.db, doer(), { ...facts({ kind: 'student' }), id: last.id, version: 1 })
  await expect(student).rejects.toMatchObject({ reason: 'last_admin' })
  expect(await own.db.person.findUnique({ where: { id: last.id } })).toMatchObject({ active: true, kind: 'staff' })
})

test('a role is given once at a place, and admin only in the whole district', async () => {
  const [person, place] = [await buildPerson(portal.db), await buildPlace(portal.db)]
  const role = { personId: person.id, role: 'principal' as const, placeId: place.id }
  await giveRole(portal.db, doer(), role)
  await expect(giveRole(portal.db, doer(), role)).rejects.toMatchObject({ reason: 'already_exists' })
  await expect(giveRole(portal.db, doer(), { ...role, role: 'admin' })).rejects.toMatchObject({
    reason: 'invalid_input',
  })
})

test('a role from a directory group is not taken away by hand', async () => {
  const person = await buildPerson(portal.db)
  const { id } = await portal.db.roleAssignment.create({
    data: { personId: person.id, role: 'finance_director', source: 'group', group: 'Finance' },
  })
  await expect(takeRole(portal.db, doer(), { assignmentId: id })).rejects.toMatchObject({ reason: 'in_use' })
})

test('pages of people join to the whole list, in natural order', async () => {
  await using own = await testPortal()
  for (const name of ['Zed 10', 'zed 9', 'Ábel', 'bea', 'Zed 2']) await buildPerson(own.db, { name })
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await listPeople(own.db, { ...PeopleFilter.parse({}), cursor }, 2)
    names.push(...page.items.map(person => person.name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(names).toEqual(['Ábel', 'bea', 'Zed 2', 'zed 9', 'Zed 10'])
})

test('what cannot be read in the address filters nothing; a bad cursor says so; signs are letters', async () => {
  await using own = await testPortal()
  await buildPerson(own.db)
  const broken = PeopleFilter.parse({ place: 'x', kind: ['a', 'b'], role: 'king', active: '?' })
  expect((await listPeople(own.db, broken)).items).toHaveLength(1)
  await expect(listPeople(own.db, PeopleFilter.parse({ cursor: 'zzz' }))).rejects.toMatchObject({
    reason: 'bad_cursor',
  })
  expect((await listPeople(own.db, PeopleFilter.parse({ q: '%' }))).items).toEqual([])
  expect((await listPeople(own.db, PeopleFilter.parse({ q: 'ruiz\0 ANA' }))).items).toHaveLength(1)
})
