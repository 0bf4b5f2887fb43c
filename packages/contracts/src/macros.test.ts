import { expect, test } from 'vitest'
import { type MacroStep, MacroSteps } from './macros.ts'

const answer: MacroStep = { kind: 'answer', text: 'Hello' }
const close: MacroStep = { kind: 'close', text: 'Done' }
const hold: MacroStep = { kind: 'status', status: 'on_hold', text: 'Waiting' }
const assign: MacroStep = { kind: 'assign', assignee: { id: '0c500000-0003-4000-8000-000000000001', name: 'Dana' } }

test.each<[string, MacroStep[], string]>([
  ['no step', [], 'Add at least one step'],
  ['eleven steps', Array.from({ length: 11 }, () => answer), 'Use 10 steps or fewer'],
  ['two statuses', [hold, hold], 'Change the status or close once: two steps do'],
  ['a status and closing', [hold, close], 'Change the status or close once: two steps do'],
  [
    'two priorities',
    [
      { kind: 'priority', priority: 'low' },
      { kind: 'priority', priority: 'high' },
    ],
    'Set the priority once: two steps do',
  ],
  ['two assignments', [{ kind: 'claim' }, assign], 'Assign the ticket once: two steps do'],
  ['something after closing', [close, answer], 'Close the ticket last: nothing can come after it'],
])('a macro with %s is refused', (_, steps, message) => {
  expect(MacroSteps.safeParse(steps).error?.issues.map(issue => issue.message)).toContain(message)
})

test('a macro that makes sense is taken, and a placeholder in it that there is not is refused by its name', () => {
  expect(MacroSteps.safeParse([answer, { kind: 'claim' }, answer, close]).success).toBe(true)
  const refused = MacroSteps.safeParse([{ kind: 'note', text: 'Hello {who}' }])
  expect(refused.error?.issues[0]).toMatchObject({ path: [0, 'text'], message: expect.stringContaining('{who}') })
})
