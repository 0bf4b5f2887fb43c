import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('no more than so many run at a time, all of them do, and one that fails makes room', async () => {
  const gate = createGate(2)
  let running = 0
  let most = 0
  const work = (at: number) =>
    gate(async () => {
      most = Math.max(most, ++running)
      await new Promise(resolve => setImmediate(resolve))
      running--
      if (at % 3 === 0) throw new Error('one of them')
      return at
    })
  const outcomes = await Promise.allSettled(Array.from({ length: 9 }, (_, at) => work(at)))
  expect(most).toBe(2)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
})
