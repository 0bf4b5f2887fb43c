import { describe, expect, test } from 'vitest'
import { deedOf, factsOf } from './audit.words.ts'

describe('an event in words', () => {
  test.each([
    [
      { noun: 'ticket', verb: 'filed', data: { desk: 'technology', number: 12, title: 'No picture' } },
      'filed ticket technology 12 “No picture”',
    ],
    [{ noun: 'asset', verb: 'added', data: { tag: 'LR-7', model: '3100' } }, 'added asset LR-7'],
    [{ noun: 'room', verb: 'added', data: { name: 'Lab 2' } }, 'added room “Lab 2”'],
    [{ noun: 'person', verb: 'role_given', data: {} }, 'gave a role to person'],
    [{ noun: 'person', verb: 'signed_in', data: { name: 'Somebody' } }, 'signed in'],
    [{ noun: 'work_order', verb: 'sent_back', data: { name: { first: 'x' } } }, 'sent back work order'],
  ])('%j', (entry, sentence) => {
    expect(deedOf(entry)).toBe(sentence)
  })

  test('every fact of an event is named, whatever stands in what', () => {
    expect(factsOf({ placeId: 'p', from: { name: 'A' }, to: { name: 'B', tags: [1, 2] }, gone: null })).toEqual([
      { label: 'place id', value: 'p' },
      { label: 'from name', value: 'A' },
      { label: 'to name', value: 'B' },
      { label: 'to tags', value: '[1,2]' },
      { label: 'gone', value: '' },
    ])
  })
})
