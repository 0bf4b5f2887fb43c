import type { BulkResult } from '@ocs/contracts/ticket-bulk'
import { expect, test } from 'vitest'
import { resultWords, ticketsOf } from './bulk-words.ts'

const result = (changes: Partial<BulkResult>): BulkResult => ({
  bulkId: crypto.randomUUID(),
  changed: 38,
  waiting: 0,
  refused: [],
  undoUntil: null,
  undone: null,
  ...changes,
})

test.each<[Partial<BulkResult>, string]>([
  [{}, '38 changed.'],
  [{ changed: 1200, waiting: 300 }, '1,200 changed, 300 to go…'],
  [
    {
      refused: [
        { reason: 'ticket_closed', count: 2, examples: ['#12', '#14'] },
        { reason: 'not_found', count: 1, examples: [] },
        { reason: 'same_status', count: 9, examples: ['#1'] },
      ],
    },
    '38 changed, 2 not: closed already (#12, #14), 1 not: no longer there for you, 9 not: in that status already (#1, …).',
  ],
  [{ undone: { restored: 38, notRestored: 0 } }, 'Undone: 38 tickets put back.'],
  [{ undone: { restored: 1, notRestored: 2 } }, 'Undone: 1 ticket put back, 2 not: changed since.'],
])('what became of a bulk change is said in one sentence: %j', (changes, words) => {
  expect(resultWords(result(changes))).toBe(words)
})

test('tickets are counted as people say it', () => {
  expect([0, 1, 1234].map(ticketsOf)).toEqual(['0 tickets', '1 ticket', '1,234 tickets'])
})
