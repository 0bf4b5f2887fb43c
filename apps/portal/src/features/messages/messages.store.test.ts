import { expect, test } from 'vitest'
import { doer, testPortal } from '../../testing/portal.ts'
import { addMessage, currentMessages, editMessage, findMessage, setMessageActive } from './messages.store.ts'

const message = { title: 'Snow day', body: 'Schools are closed.', level: 'warning', expiresOn: '2026-12-01' } as const

test('a message shows through the end of its last day in the district, then no more', async () => {
  await using portal = await testPortal()
  const { id } = await addMessage(portal.db, doer(), message)
  await portal.db.systemMessage.update({ where: { id }, data: { startsAt: new Date('2026-11-01T00:00:00Z') } })
  const shownAt = async (instant: string) => (await currentMessages(portal.db, new Date(instant))).length
  expect(await shownAt('2026-12-02T05:59:59Z')).toBe(1)
  expect(await shownAt('2026-12-02T06:00:00Z')).toBe(0)
  expect((await findMessage(portal.db, id))?.expiresOn).toBe('2026-12-01')
})

test('a message that is taken down is not shown, and can be put up again', async () => {
  await using portal = await testPortal()
  const { id } = await addMessage(portal.db, doer(), { ...message, expiresOn: null })
  const shown = async () => (await currentMessages(portal.db, new Date(Date.now() + 1000))).length
  await setMessageActive(portal.db, doer(), { id, version: 1, active: false })
  expect(await shown()).toBe(0)
  await setMessageActive(portal.db, doer(), { id, version: 2, active: true })
  expect(await shown()).toBe(1)
})

test('a stale version changes nothing', async () => {
  await using portal = await testPortal()
  const { id } = await addMessage(portal.db, doer(), message)
  await editMessage(portal.db, doer(), { ...message, id, version: 1, title: 'First' })
  const late = editMessage(portal.db, doer(), { ...message, id, version: 1, title: 'Second' })
  await expect(late).rejects.toMatchObject({ reason: 'stale_version' })
  expect(await findMessage(portal.db, id)).toMatchObject({ title: 'First', version: 2 })
})
