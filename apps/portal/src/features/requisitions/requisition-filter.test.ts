import { expect, test } from 'vitest'
import { backToRequisitions, RequisitionFilter, requisitionPath, requisitionQuery } from './requisition-filter.ts'

const id = '0c500000-0001-4000-8000-000000000003'

test('the address of the list becomes what the service is asked', () => {
  const filter = RequisitionFilter.parse({ q: 'paper', status: 'submitted', view: 'mine', cursor: 'abc' })
  const asked = { search: 'paper', status: 'submitted', view: 'mine', cursor: 'abc', limit: 50 }
  expect(requisitionQuery(filter)).toEqual(asked)
  expect(requisitionQuery(RequisitionFilter.parse({ status: 'eaten', view: 'theirs' }))).toEqual({ limit: 50 })
})

test('from a requisition one gets back to the list in the state it was left in', () => {
  const address = requisitionPath(id, RequisitionFilter.parse({ q: 'a & b', status: 'draft' }))
  const from = new URL(address, 'http://portal.invalid').searchParams.get('from')
  expect(backToRequisitions(from)).toBe('/requisitions?q=a+%26+b&status=draft')
  expect(requisitionPath(id)).toBe(`/requisitions/${id}`)
})

test.each([undefined, '//evil.example', 'https://evil.example', ['/requisitions?q=1']])(
  'what does not name a state of the list leads to the list: %j',
  from => {
    expect(backToRequisitions(from)).toBe('/requisitions')
  },
)
