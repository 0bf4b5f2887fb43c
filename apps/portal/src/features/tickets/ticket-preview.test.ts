import type { ListedTicket } from '@ocs/contracts/ticket-latest'
import { titleFrom } from '@ocs/contracts/tickets'
import { expect, test } from 'vitest'
import { previewOf } from './ticket-preview.ts'

const preview = (description: string, title = titleFrom(description), latest: ListedTicket['latest'] = null) =>
  previewOf({ title, description, latest })

test('says what was said last, and by whom', () => {
  const latest = { author: 'Priya Lindgren', at: '2026-11-20T15:00:00.000Z', text: 'The lamp is ordered' }
  expect(preview('It stays dark.', 'Projector', latest)).toMatchObject({ author: 'Priya Lindgren', text: latest.text })
})

test.each([
  ['The projector shows no picture.', undefined, undefined],
  ['  The PROJECTOR\nshows no picture!! ', 'The projector shows no picture', undefined],
  ['The projector shows no picture. It worked\n\nyesterday.', undefined, 'It worked yesterday.'],
  ['The projector shows no picture', 'Projector in 104', 'The projector shows no picture'],
  ['\u2800\u200b\nThe projector shows no picture.', undefined, undefined],
  ['Doors squeak', 'Door', 'Doors squeak'],
  ['Door: it squeaks', 'Door', 'it squeaks'],
  [`${'word '.repeat(16)}and the end.`, undefined, '…word and the end.'],
  ['long '.repeat(100), 'Cut', `${'long '.repeat(100).slice(0, 179)}…`],
])('of the description %j under the title %j it shows %j', (description, title, shown) => {
  expect(preview(description, title)?.text).toBe(shown)
})
