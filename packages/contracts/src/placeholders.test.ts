import { expect, test } from 'vitest'
import { CannedAnswerForm } from './canned-answers.ts'
import { fillPlaceholders } from './placeholders.ts'

const ticket = {
  number: 12,
  title: 'No {me} picture',
  place: { id: null, name: 'Lake Road' },
  room: null,
  requester: { id: '0c500000-0003-4000-8000-000000000001', name: 'Dana Whitfield' },
}

test('every placeholder is filled in, however it is written, and what is filled in is not filled again', () => {
  const text = '{requester}, { Requester  First Name }: {number} “{title}” at {place}, {room}. {ME}'
  expect(fillPlaceholders(text, ticket, 'Priya')).toBe(
    'Dana Whitfield, Dana: 12 “No {me} picture” at Lake Road, your room. Priya',
  )
})

test('braces that are no placeholder stay, and a text with one that does not exist is refused by its name', () => {
  expect(fillPlaceholders('{} { \n } {nobody}', ticket, 'x')).toBe('{} { \n } {nobody}')
  const typed = { name: 'Hello', text: 'Hello {teacher}', status: null }
  expect(CannedAnswerForm.safeParse(typed).error?.issues[0]).toMatchObject({
    path: ['text'],
    message: expect.stringContaining('There is no placeholder {teacher}.'),
  })
})
