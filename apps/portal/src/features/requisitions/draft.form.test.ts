import { totalCents } from '@ocs/contracts/requisitions'
import { describe, expect, test } from 'vitest'
import { DraftForm } from './draft.form.ts'
import { amountOf, lineField, readLines, typedLines } from './draft-lines.ts'

const place = '0c500000-0001-4000-8000-000000000003'
const head = { title: 'Paper', justification: '', place, vendorId: '', shippingCents: '' }
const line = (key: number, description: string, quantity: string, price: string, part = '') => ({
  [lineField(key, 'description')]: description,
  [lineField(key, 'quantity')]: quantity,
  [lineField(key, 'price')]: price,
  [lineField(key, 'part')]: part,
})
const problemsOf = (fields: Record<string, string>) =>
  DraftForm.safeParse({ ...head, ...fields }).error?.issues.map(({ path, message }) => [path[0], message])

describe('the form of a draft', () => {
  test('lines come in the order of the form, whatever numbers they have; blank ones are left out', () => {
    const fields = { ...line(7, 'Paper', '10', '4.35', 'P-1'), ...line(2, '', '1', ''), ...line(3, 'Pens', '2', '0') }
    const draft = DraftForm.parse({ ...head, shippingCents: '12', intent: 'submit', vendorId: place, ...fields })
    expect(draft).toMatchObject({
      intent: 'submit',
      vendorId: place,
      justification: null,
      shippingCents: 1200,
      lines: [
        { description: 'Paper', quantity: 10, unitPriceCents: 435, partNumber: 'P-1' },
        { description: 'Pens', quantity: 2, unitPriceCents: 0, partNumber: null },
      ],
    })
  })

  test('every problem is told at once, beside its field and with its line', () => {
    const fields = { ...line(1, 'Paper', '0', '4.35'), ...line(5, '', 'two', 'dear') }
    expect(problemsOf({ title: '', shippingCents: 'much', ...fields })).toEqual([
      ['title', 'Say in a few words what is bought'],
      ['shippingCents', 'Enter an amount such as 1250 or 19.99'],
      ['line.1.quantity', 'Line 1: Order at least one'],
      ['line.5.description', 'Line 2: Describe the item'],
      ['line.5.quantity', 'Line 2: Enter a whole number such as 3'],
      ['line.5.price', 'Line 2: Enter an amount such as 1250 or 19.99'],
    ])
  })

  test('a draft may lack lines and vendor, what is submitted may not, and neither has more than 100 lines', () => {
    expect(problemsOf({})).toBeUndefined()
    expect(problemsOf({ intent: 'submit' })).toEqual([
      ['lines', 'Add at least one line before you submit'],
      ['vendorId', 'Choose a vendor before you submit'],
    ])
    const many = Object.assign({}, ...Array.from({ length: 101 }, (_, index) => line(index + 1, 'Pen', '1', '1')))
    expect(problemsOf(many)).toEqual([['lines', 'A requisition has at most 100 lines']])
  })

  test('saved lines survive being shown in the form and sent again', () => {
    const lines = [{ description: 'Ink', quantity: 3, unitPriceCents: 1999, partNumber: null }]
    const fields = Object.assign(
      {},
      ...typedLines(lines).map(l => line(l.key, l.description, l.quantity, l.price, l.part)),
    )
    expect(DraftForm.parse({ ...head, ...fields }).lines).toEqual(lines)
    expect(typedLines([])).toHaveLength(1)
  })
})

describe('the running total', () => {
  test.each([
    ['3', '19.99', 5997],
    ['1,200', '$0.10', 12_000],
    ['', '5', null],
    ['2', '', null],
    ['2.5', '5', null],
    ['0', '5', 0],
  ])('%s at %s comes to %j cents', (quantity, price, cents) => {
    expect(amountOf({ quantity, price })).toBe(cents)
  })

  test('the browser and the server come to the same sum', () => {
    const fields = { ...line(1, 'A', '3', '19.99'), ...line(2, 'B', '100000', '0.01'), ...line(3, 'C', '7', '1,234.5') }
    const draft = DraftForm.parse({ ...head, shippingCents: '9.95', ...fields })
    const inBrowser = readLines(fields).reduce((sum, each) => sum + (amountOf(each) ?? 0), 995)
    expect(inBrowser).toBe(totalCents(draft))
  })
})
