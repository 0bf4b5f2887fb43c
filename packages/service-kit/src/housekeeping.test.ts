import pino from 'pino'
import { expect, test } from 'vitest'
import { startHousekeeping } from './housekeeping.ts'

/** A database whose every second clean-up fails, and a log that keeps its lines. */
function rig() {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: line => lines.push(line) })
  const thrice = Promise.withResolvers<void>()
  let runs = 0
  const db = {
    $queryRaw: () => Promise.reject(new Error('not asked')),
    $executeRaw: async () => {
      runs++
      if (runs === 3) thrice.resolve()
      if (runs === 2) throw new Error('relation is gone')
      return 0
    },
  }
  return { db, log, lines, thrice: thrice.promise, runs: () => runs }
}

test('the clean-up runs at once and again and again, goes on after a failure that it logs, and ends when told', async () => {
  const { db, log, lines, thrice, runs } = rig()
  const stop = startHousekeeping(db, log, 1)
  expect(runs()).toBe(1)
  await thrice
  await stop()
  const atStop = runs()
  await new Promise(resolve => setImmediate(resolve))
  expect(runs()).toBe(atStop)
  expect(lines.join('')).toContain('old idempotency records could not be deleted')
})
