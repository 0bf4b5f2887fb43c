import { expect, test } from 'vitest'
import { buildPerson, testPortal } from '../testing/portal.ts'
import { findStaff } from './colleagues.ts'

test('whatever is typed finds people by the words in it, and never fails', async () => {
  await using portal = await testPortal()
  const { id } = await buildPerson(portal.db, { name: 'Zelda Quist' })
  await buildPerson(portal.db, { name: 'Zelda Student', kind: 'student' })
  for (const typed of ['zelda', 'ze\0lda', ' QUIST  ze ', 'zelda\ud83d'.slice(0, 5)])
    expect((await findStaff(portal.db, typed)).map(person => person.id)).toEqual([id])
  for (const typed of ['\0', '', ' ', "'; --", 'zelda\ud83d', '\\'])
    expect(await findStaff(portal.db, typed)).toEqual([])
})
