import { afterAll, beforeAll, expect, test } from 'vitest'
import { KeepDraft } from '../form/draft-state.ts'
import { buildPerson, testPortal } from '../testing/portal.ts'
import { draftLife, draftStart, keepDraft, sweepDrafts } from './drafts.ts'

let portal: Awaited<ReturnType<typeof testPortal>>
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal[Symbol.asyncDispose]())

const start = Date.parse('2026-11-20T14:00:00Z')
const key = 'ticket:technology'
const keep = (personId: string, note: string | null, at: number, form = key, now = at) =>
  keepDraft(portal.db, personId, { key: form, at, values: note === null ? null : { note } }, new Date(now))
const kept = async (personId: string, now = start + 1000, keys = [key]) =>
  (await draftStart(portal.db, personId, keys, new Date(now))).drafts.map(({ at, values }) => [at - start, values])

test('a draft is its writer’s and no other person’s', async () => {
  const [writer, other] = [await buildPerson(portal.db), await buildPerson(portal.db)]
  await keep(writer.id, 'The screen', start)
  expect(await kept(writer.id)).toEqual([[0, { note: 'The screen' }]])
  expect(await kept(other.id)).toEqual([])
})

test('an older saving that arrives late changes nothing, even after the form was sent', async () => {
  const { id } = await buildPerson(portal.db)
  await keep(id, 'newer', start + 20)
  await keep(id, 'older', start + 10)
  expect(await kept(id)).toEqual([[20, { note: 'newer' }]])
  await keep(id, null, start + 30)
  await keep(id, 'late', start + 25)
  expect(await kept(id)).toEqual([[30, null]])
  await keep(id, 'a new one', start + 40)
  expect(await kept(id)).toEqual([[40, { note: 'a new one' }]])
})

test('savings that arrive at once leave the newest', async () => {
  const { id } = await buildPerson(portal.db)
  await Promise.all([3, 9, 1, 7, 5].map(n => keep(id, `at ${n}`, start + n, key, start + 100)))
  expect(await kept(id)).toEqual([[9, { note: 'at 9' }]])
})

test('a clock that is ahead shuts nobody out', async () => {
  const { id } = await buildPerson(portal.db)
  await keep(id, 'from tomorrow', start + 86_400_000, key, start)
  await keep(id, 'from today', start + 1)
  expect(await kept(id)).toEqual([[1, { note: 'from today' }]])
})

test('a draft that nobody goes on with is gone after 14 days', async () => {
  const { id } = await buildPerson(portal.db)
  await keep(id, 'old', start)
  expect(await kept(id, start + draftLife - 1)).toHaveLength(1)
  expect(await kept(id, start + draftLife)).toEqual([])
  await sweepDrafts(portal.db, new Date(start + draftLife - 1))
  expect(await portal.db.formDraft.count({ where: { personId: id } })).toBe(1)
  await sweepDrafts(portal.db, new Date(start + draftLife))
  expect(await portal.db.formDraft.count({ where: { personId: id } })).toBe(0)
})

test('a person keeps 50 drafts; the oldest makes room', async () => {
  const { id } = await buildPerson(portal.db)
  for (let n = 0; n < 51; n++) await keep(id, 'words', start + n, `answer:technology:${n + 1}`)
  expect(await portal.db.formDraft.count({ where: { personId: id } })).toBe(50)
  expect(await kept(id, start + 1000, ['answer:technology:1'])).toEqual([])
})

test('signs that the database cannot hold are left out, not refused', async () => {
  const { id: personId } = await buildPerson(portal.db)
  const typed = { key, at: start, personId, values: { note: 'a\0b \ud83d', title: '\u{1f600} “é”', 'n\0\ud83d': 'x' } }
  await keepDraft(portal.db, personId, KeepDraft.parse(typed), new Date(start))
  expect(await kept(personId)).toEqual([[0, { note: 'ab \ufffd', title: '\u{1f600} “é”', 'n\ufffd': 'x' }]])
})
