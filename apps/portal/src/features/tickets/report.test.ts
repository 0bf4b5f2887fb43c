import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf } from '../../server/actor.ts'
import { placeChoices } from '../../server/choices.ts'
import type { CurrentPerson } from '../../server/session.ts'
import { buildPerson, buildPlace, testPortal } from '../../testing/portal.ts'
import { reportOf, reportPath } from './report.ts'

let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal[Symbol.asyncDispose]())

/** Somebody who is not asked about: whoever they are, a room is a room, and a student looks no device up. */
async function student(): Promise<CurrentPerson> {
  const { assignments, ...person } = await buildPerson(portal.db, { kind: 'student' })
  return {
    person: { ...person, place: null, room: null, assignments: [] },
    actor: actorOf({ ...person, assignments }),
  }
}

async function room(active = true, name = `Room ${randomUUID()}`) {
  const place = await buildPlace(portal.db)
  const made = await portal.db.room.create({
    data: { placeId: place.id, name, nameKey: name, kind: 'classroom', active },
  })
  return { place, room: made }
}

const report = async (params: Record<string, string | string[]>) =>
  reportOf(portal.db, await student(), await placeChoices(portal.db), params)

test('the code of a room names it, and the form begins there', async () => {
  const at = await room()
  expect(await report({ room: at.room.id })).toMatchObject({
    source: `room=${at.room.id}`,
    about: `${at.place.name}, ${at.room.name}`,
    problem: null,
    where: { placeId: at.place.id, roomId: at.room.id },
  })
})

test('a room out of use is said to be so; its place is offered as long as that is in use', async () => {
  const at = await room(false)
  const gone = { about: null, problem: expect.stringContaining('no longer in use') }
  expect(await report({ room: at.room.id })).toMatchObject({ ...gone, where: { placeId: at.place.id, roomId: '' } })
  await portal.db.place.update({ where: { id: at.place.id }, data: { active: false } })
  expect(await report({ room: at.room.id })).toMatchObject({ ...gone, where: null })
})

test.each([
  [{ room: randomUUID() }, 'does not belong to a room'],
  [{ room: 'nonsense' }, 'cannot be read'],
  [{ room: ['a', 'b'] }, 'cannot be read'],
  [{ asset: 'x'.repeat(51) }, 'cannot be read'],
])('a code that means nothing still leads to a form: %j', async (params, words) => {
  expect(await report(params)).toMatchObject({ problem: expect.stringContaining(words), where: null, tag: null })
})

test('a student’s code of a device is taken at its word, and nothing is looked up', async () => {
  const of = await report({ asset: 'TC 1/2' })
  expect(of).toMatchObject({ tag: 'TC 1/2', device: null, problem: null, where: null })
  expect(reportPath(of, 'technology')).toBe('/report?asset=TC%201%2F2&desk=technology')
})
