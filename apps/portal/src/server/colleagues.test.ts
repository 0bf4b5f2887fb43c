import { expect, test } from 'vitest'
import { buildPerson, testPortal } from '../testing/portal.ts'
import { findStaff } from './colleagues.ts'

test('whatever is typed finds people by the words in it, and never fails', async () => {
  await using portal = await testPortal()
  const { id } = await buildPerson(portal.db, { name: 'Zelda Quist' })
  await buildPerson(portal.db, { name: 'Zelda Student', kind: 'student' })
  for (const typed of ['ze\0lda', ' QUIST  ze ', 'zelda'])
    expect((await findStaff(portal.db, typed)).map(person => person.id)).toEqual([id])
  for (const typed of ['\0', '', ' ', "'; --", 'zelda\ud83d', '\\', '%%', '__', 'zel_a'])
    expect(await findStaff(portal.db, typed)).toEqual([])
})
