import type { CategoryForm } from '@ocs/contracts/categories'
import { describe, expect, test } from 'vitest'
import { CategoryFields, draftOf, fieldName, moved } from './category.form.ts'
import { asksWords, changedLines } from './category-words.ts'

const person = { id: '0c500000-0003-4000-8000-000000000001', name: '?' }
const question = { help: '', required: false, options: [], active: true }
const saved: CategoryForm = {
  label: 'Furniture',
  hint: 'Chairs and tables',
  definition: {
    asset: 'required',
    fields: [
      { ...question, id: 'q1', label: 'How many?', kind: 'number', required: true },
      { ...question, id: 'q2', label: 'Which?', kind: 'choice', options: ['Chair', 'Table'], active: false },
    ],
    checklist: ['Count them', 'Carry them'],
    defaultPriority: 'high',
    routing: { to: 'person', person },
  },
}

/** A category as a browser sends its form. */
function sent(form: CategoryForm, changes: Record<string, string> = {}): Record<string, string> {
  const { fields, ...draft } = draftOf(form)
  const parts = fields.flatMap(({ id, label, help, kind, options, required, active }) => [
    ...Object.entries({ label, help, kind, options }).map(([part, value]) => [`field-${id}-${part}`, value]),
    ...(required ? [[fieldName(id, 'required'), 'on']] : []),
    ...(active ? [[fieldName(id, 'active'), 'on']] : []),
  ])
  return { ...draft, fields: fields.map(field => field.id).join(), ...Object.fromEntries(parts), ...changes }
}

const wrong = (changes: Record<string, string>) =>
  CategoryFields.safeParse(sent(saved, changes)).error?.issues.map(({ path, message }) => [path.join(), message])

describe('the form of a category', () => {
  test('reads what it shows', () => {
    expect(CategoryFields.parse(sent(saved))).toEqual(saved)
  })

  test.each([
    [{ label: 'x' }, 'label', /at least 2/],
    [{ 'field-q1-label': ' ' }, 'field-q1-label', /Enter the question/],
    [{ 'field-q2-options': 'Chair' }, 'field-q2-options', /at least two choices/],
    [{ 'field-q2-options': 'Chair\n chair ' }, 'field-q2-options', /same choice twice/],
    [{ checklist: Array(31).fill('A line').join('\n') }, 'checklist', /30 lines/],
    [{ personId: '' }, 'personId', /Choose who/],
  ] as const)('says beside the field what is wrong with %j', (changes, field, message) => {
    expect(wrong(changes)).toEqual([[field, expect.stringMatching(message)]])
  })

  test('drops the choices of a question that is no choice any more', () => {
    expect(CategoryFields.parse(sent(saved, { 'field-q2-kind': 'text' })).definition.fields[1]?.options).toEqual([])
  })
})

test('a question moves one place, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})

test('what a category asks counts only what is asked now', () => {
  expect(asksWords(saved)).toBe('The device, 1 question')
  const nothing = { ...saved, definition: { ...saved.definition, asset: 'hidden' as const, fields: [] } }
  expect(asksWords(nothing)).toBe('Nothing more')
})

test('what an edit changed is told line by line', () => {
  const after = { ...saved, definition: { ...saved.definition, routing: { to: 'nobody' as const } } }
  expect(changedLines(saved, after)).toEqual({
    gone: ['New tickets go to: ?'],
    come: ['New tickets go to: Nobody'],
  })
})
