import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraftSaver, type SaveAnswer, type Snapshot } from './draft-saver.ts'
import type { Draft } from './draft-state.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1000 }))
afterEach(() => void vi.useRealTimers())

/** A form that a test fills in, and a server that answers when it is told to. */
function setUp() {
  const form: { now: Snapshot | null } = { now: { key: 'a', values: null } }
  const sent: Draft[] = []
  const server: { answer: SaveAnswer; wait: number } = { answer: 'kept', wait: 0 }
  const saver = createDraftSaver({
    read: () => form.now,
    send: async draft => {
      sent.push(draft)
      await new Promise(done => setTimeout(done, server.wait))
      return server.answer
    },
    made: () => {},
    answered: () => {},
    now: Date.now,
    pause: 700,
    patience: 3000,
  })
  const type = (note: string | null, key = 'a') => {
    form.now = { key, values: note === null ? null : { note } }
    saver.touched()
  }
  const notes = () => sent.map(draft => draft.values?.note ?? null)
  return { saver, server, sent, type, notes }
}

test('what is typed without a pause is saved once, and at the latest after a while', async () => {
  const { type, notes } = setUp()
  for (let n = 1; n <= 5; n++) {
    type('x'.repeat(n))
    await vi.advanceTimersByTimeAsync(500)
  }
  expect(notes()).toEqual([])
  await vi.advanceTimersByTimeAsync(700)
  expect(notes()).toEqual(['xxxxx'])
  for (let n = 1; n <= 10; n++) {
    type('y'.repeat(n))
    await vi.advanceTimersByTimeAsync(500)
  }
  expect(notes().length).toBeGreaterThan(1)
})

test('savings follow one another with later and later times, and nothing is sent twice', async () => {
  const { type, sent, server, notes, saver } = setUp()
  server.wait = 5000
  type('one')
  await vi.advanceTimersByTimeAsync(800)
  type('two')
  await vi.advanceTimersByTimeAsync(800)
  type('three')
  await vi.advanceTimersByTimeAsync(20_000)
  saver.touched()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(notes()).toEqual(['one', 'three'])
  expect(sent[1]?.at).toBeGreaterThan(sent[0]?.at ?? 0)
})

test('what the server did not take is sent again when something happens', async () => {
  const { type, server, notes, saver } = setUp()
  server.answer = 'signed_out'
  type('words')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(notes()).toEqual(['words'])
  server.answer = 'kept'
  saver.touched()
  await vi.advanceTimersByTimeAsync(10_000)
  saver.touched()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(notes()).toEqual(['words', 'words'])
})

test('while a form is sent nothing is saved; where it comes back it is', async () => {
  const { type, notes, saver } = setUp()
  saver.hold(true)
  type('sent')
  await vi.advanceTimersByTimeAsync(10_000)
  expect([notes(), saver.rest()]).toEqual([[], []])
  saver.hold(false)
  saver.touched()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(notes()).toEqual(['sent'])
})

test('an emptied form gives its draft up, and one under a new name takes it along', async () => {
  const { type, sent } = setUp()
  const step = async (note: string | null, key?: string) => {
    sent.length = 0
    type(note, key)
    await vi.advanceTimersByTimeAsync(1000)
    return sent.map(draft => [draft.key, draft.values?.note ?? null])
  }
  expect(await step('words')).toEqual([['a', 'words']])
  expect(await step('words', 'b')).toEqual([
    ['a', null],
    ['b', 'words'],
  ])
  expect(await step(null, 'b')).toEqual([['b', null]])
  expect(await step(null, 'a')).toEqual([])
})
