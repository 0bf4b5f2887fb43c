import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileTicketInput, titleFrom } from './tickets.ts'

const valid = {
  desk: 'technology',
  category: 'hardware',
  description: 'The projector shows no picture',
  place: { id: null, name: 'Lake Road Elementary School' },
  room: null,
  assetTag: null,
}

test('white space does not make a description long enough', () => {
  expect(FileTicketInput.safeParse({ ...valid, description: '   short    ' }).success).toBe(false)
})

test('the title is the first sentence of the description', () => {
  expect(titleFrom('The projector shows no picture. It worked yesterday.')).toBe('The projector shows no picture')
})

test('a title made from any valid description is a valid title', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 10, maxLength: 5000 }), description => {
      fc.pre(description.trim().length >= 10)
      const title = titleFrom(description)
      expect(title.length).toBeGreaterThanOrEqual(1)
      expect(title.length).toBeLessThanOrEqual(100)
    }),
  )
})
