import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeChoices } from '../../server/choices.ts'
import { buildPlace, doer, testPortal } from '../../testing/portal.ts'
import { addPlace, editPlace, findPlace, setPlaceActive } from './places.store.ts'
import { addRoom, editRoom, setRoomActive } from './rooms.store.ts'

let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal[Symbol.asyncDispose]())

const room = (placeId: string, name: string) => addRoom(portal.db, doer(), { placeId, name, kind: 'classroom' })

test('rooms stand in natural order', async () => {
  const place = await buildPlace(portal.db)
  for (const name of ['Room 10', 'room 9', 'Lab 2', 'Library', 'Room 101', 'Lab 10']) await room(place.id, name)
  const found = await findPlace(portal.db, place.id)
  expect(found?.rooms.map(({ name }) => name)).toEqual(['Lab 2', 'Lab 10', 'Library', 'room 9', 'Room 10', 'Room 101'])
})

test.each(['Library', 'LIBRARY', '  library '])('a second room "%s" at a place is refused kindly', async name => {
  const [place, other] = [await buildPlace(portal.db), await buildPlace(portal.db)]
  await room(place.id, 'Library')
  await expect(room(place.id, name)).rejects.toMatchObject({ reason: 'already_exists' })
  await expect(room(other.id, name)).resolves.toMatchObject({ id: expect.any(String) })
})

test('a room cannot be renamed to the name of another', async () => {
  const place = await buildPlace(portal.db)
  await room(place.id, '101')
  const { id } = await room(place.id, '102')
  const rename = editRoom(portal.db, doer(), { id, version: 1, name: '101', kind: 'lab' })
  await expect(rename).rejects.toMatchObject({ reason: 'already_exists' })
})

test('a second place of the same name is refused, whatever its case', async () => {
  const name = `School ${randomUUID()}`
  await addPlace(portal.db, doer(), { name, kind: 'SCHOOL' })
  await expect(addPlace(portal.db, doer(), { name: name.toUpperCase(), kind: 'SCHOOL' })).rejects.toMatchObject({
    reason: 'already_exists',
  })
})

test('what is switched off is not offered and not lost', async () => {
  const [place, other] = [await buildPlace(portal.db), await buildPlace(portal.db)]
  const { id } = await room(place.id, '101')
  await setRoomActive(portal.db, doer(), { id, version: 1, active: false })
  await setPlaceActive(portal.db, doer(), { id: other.id, version: 1, active: false })
  const offered = await placeChoices(portal.db)
  expect(offered.find(choice => choice.id === place.id)?.rooms).toEqual([])
  expect(offered.some(choice => choice.id === other.id)).toBe(false)
  expect((await findPlace(portal.db, place.id))?.rooms).toHaveLength(1)
})

test('two edits of one version: one wins, the other is told', async () => {
  const place = await buildPlace(portal.db)
  const edit = (kind: 'SCHOOL' | 'PROGRAM') =>
    editPlace(portal.db, doer(), { id: place.id, version: 1, name: place.name, kind })
  const results = await Promise.allSettled([edit('SCHOOL'), edit('PROGRAM')])
  const refused = results.find(result => result.status === 'rejected')
  expect(refused?.status === 'rejected' && refused.reason).toMatchObject({ reason: 'stale_version' })
  expect(await portal.db.event.count({ where: { nounId: place.id } })).toBe(1)
})

test('an id that is none is no place', async () => {
  expect(await findPlace(portal.db, 'x')).toBeNull()
  expect(await findPlace(portal.db, randomUUID())).toBeNull()
})
