import type { Candidate } from '@ocs/contracts/answers'
import type { CategoryDefinition, CategoryField, Routing } from '@ocs/contracts/categories'
import { CategoryField as Field, plainDefinition } from '@ocs/contracts/categories'
import { isRefusal } from '@ocs/contracts/reasons'
import { describe, expect, test } from 'vitest'
import { fileUnder, keyFor } from './category.rules.ts'
import { eligible, type Load, leastLoaded } from './routing.rules.ts'

const field = (changes: Partial<CategoryField> = {}): CategoryField => ({
  id: 'water',
  label: 'Is water running now?',
  help: '',
  kind: 'yes_no',
  required: false,
  options: [],
  active: true,
  ...changes,
})

const category = (definition: Partial<CategoryDefinition>, active = true) => ({
  version: 3,
  active,
  definition: { ...plainDefinition, ...definition },
})

const blank = { assetTag: null, assetNote: null }

function messageOf(result: ReturnType<typeof fileUnder>): string {
  return isRefusal(result) ? `${result.refused}: ${result.message}` : 'filed'
}

describe('what is answered', () => {
  test.each<[Partial<CategoryField>, Record<string, string | number | boolean>, string]>([
    [{ required: true }, {}, 'answer_refused: Answer “Is water running now?”.'],
    [{ required: true, kind: 'text' }, { water: '' }, 'answer_refused: Answer “Is water running now?”.'],
    [{}, { water: 'yes' }, 'with yes or no'],
    [{ kind: 'number' }, { water: '4' }, 'Enter a number at'],
    [{ kind: 'choice', options: ['A', 'B'] }, { water: 'C' }, 'Choose one of the answers to'],
    [{ kind: 'text' }, { water: 'x'.repeat(201) }, 'Use 200 characters or fewer'],
    [{ kind: 'text' }, { water: true }, 'in words'],
    [{ active: false }, { water: true }, 'no question “water”'],
    [{}, { gas: true }, 'no question “gas”'],
  ])('%j with %j is refused by name', (changes, answers, message) => {
    expect(messageOf(fileUnder(category({ fields: [field(changes)] }), { ...blank, answers }, null))).toContain(message)
  })

  test.each<[Partial<CategoryField>, string | number | boolean]>([
    [{ required: true }, false],
    [{ kind: 'number', required: true }, 0],
    [{ kind: 'choice', options: ['A', 'B'] }, 'B'],
    [{ kind: 'long_text' }, 'Two\nlines'],
  ])('%j with %j is kept', (changes, value) => {
    const filed = fileUnder(category({ fields: [field(changes)] }), { ...blank, answers: { water: value } }, null)
    expect(filed).toMatchObject({ answers: { water: value }, categoryVersion: 3 })
  })

  test('a question that is not asked any more needs no answer, and one left empty is not stored', () => {
    const fields = [field({ required: true, active: false }), field({ id: 'note', kind: 'text' })]
    expect(fileUnder(category({ fields }), { ...blank, answers: { note: '' } }, null)).toMatchObject({
      answers: undefined,
    })
  })
})

describe('the device', () => {
  test.each([
    ['hidden', { assetTag: 'TC-1', assetNote: 'a laptop' }, { assetTag: null, assetNote: null }],
    ['optional', { assetTag: 'TC-1', assetNote: 'a laptop' }, { assetTag: 'TC-1', assetNote: null }],
    ['optional', blank, blank],
    ['required', { assetTag: null, assetNote: 'a laptop' }, { assetTag: null, assetNote: 'a laptop' }],
  ] as const)('where it is %s, %j becomes %j', (asset, filled, kept) => {
    expect(fileUnder(category({ asset }), filled, null)).toMatchObject(kept)
  })

  test('that is required and not named is refused', () => {
    expect(messageOf(fileUnder(category({ asset: 'required' }), blank, null))).toContain('Name the device')
  })
})

describe('a category that changed while it was filled in', () => {
  const now = category({ fields: [field()] })
  test.each<[string, Partial<CategoryDefinition>, string]>([
    ['asks something else', { fields: [field({ label: 'Is it hot?' })] }, 'category_changed'],
    ['asks for the device', { fields: [field()], asset: 'required' }, 'category_changed'],
    ['has another priority and goes to somebody else', { fields: [field()], defaultPriority: 'low' }, 'filed'],
    ['explains a question better', { fields: [field({ help: 'At the tap.' })] }, 'filed'],
    ['has a question that nobody asks', { fields: [field(), field({ id: 'x', active: false })] }, 'filed'],
  ])('because it %s', (_, shown, outcome) => {
    expect(messageOf(fileUnder(now, blank, { ...plainDefinition, ...shown }))).toContain(outcome)
  })

  test('or is not offered any more is said outright', () => {
    expect(messageOf(fileUnder(category({}, false), blank, null))).toContain('category_not_offered')
    expect(messageOf(fileUnder(null, blank, null))).toContain('category_not_offered')
  })
})

describe('routing', () => {
  const person = (id: string, works: Candidate['works']): Candidate => ({ id, name: id, works })
  const people = [person('a', 'place_technician'), person('b', 'technician'), person('c', 'director')]
  test.each<[Routing, string]>([
    [{ to: 'nobody' }, ''],
    [{ to: 'person', person: { id: 'c', name: 'C' } }, 'c'],
    [{ to: 'person', person: { id: 'z', name: 'Gone' } }, ''],
    [{ to: 'place_technician' }, 'a'],
    [{ to: 'least_loaded' }, 'ab'],
  ])('to %j considers %j', (routing, ids) => {
    expect(
      eligible(routing, people)
        .map(each => each.id)
        .join(''),
    ).toBe(ids)
  })

  const load = (id: string, open: number, at: number | null): Load => ({
    id,
    open,
    newestAt: at === null ? null : new Date(at),
  })
  test.each<[string, Load[], string]>([
    ['the fewest open tickets', [load('a', 2, 1), load('b', 1, 9)], 'b'],
    ['the longest wait, of equal loads', [load('a', 1, 5), load('b', 1, 4)], 'b'],
    ['never having been given one, of equal loads', [load('a', 0, 5), load('b', 0, null)], 'b'],
    ['nothing known, whoever comes first', [], 'a'],
  ])('goes by %s', (_, loads, id) => {
    expect(leastLoaded(people.slice(0, 2), loads)?.id).toBe(id)
  })

  test('to nobody who fits gives it to nobody', () => {
    expect(leastLoaded([], [])).toBeNull()
  })
})

test.each([
  ['Heating & cooling', [], 'heating-cooling'],
  ['Café', ['cafe'], 'cafe-2'],
  ['冷房', ['category'], 'category-2'],
  ['New', [], 'new-2'],
  ['x'.repeat(60), [], 'x'.repeat(40)],
])('the key of %s is plain and unlike others', (label, taken, key) => {
  expect(keyFor(label, taken)).toBe(key)
})

test('a choice needs two different answers to choose from', () => {
  for (const options of [[], ['A'], ['A', 'a']])
    expect(Field.safeParse(field({ kind: 'choice', options })).success).toBe(false)
})
