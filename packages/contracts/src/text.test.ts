import { expect, test } from 'vitest'
import { MessageInput } from './messages.ts'
import { PersonRef } from './people.ts'
import { PlaceRef, RoomRef } from './places.ts'
import { text } from './text.ts'
import { TicketFilter } from './ticket-list.ts'
import { FileTicketInput, RequiredNote, titleFrom } from './tickets.ts'

const unstorable = 'The text contains characters that cannot be stored.'
const ref = { id: '0c500000-0001-4000-8000-000000000001', name: 'a\0b' }

test('text with a NUL is refused in words, whatever stands around it', () => {
  for (const value of ['\0', 'a\0', ' \0 ', 'a\0b']) {
    expect(text(10).safeParse(value).error?.issues[0]?.message).toBe(unstorable)
  }
  expect(text(10).parse(' fine ')).toBe('fine')
})

test('half of an emoji becomes a character that JSON in the database can hold', () => {
  expect(text(10).parse('a\ud83d')).toBe('a\ufffd')
  expect(PersonRef.parse({ ...ref, name: '\ude00 😀' }).name).toBe('\ufffd 😀')
})

test('a text in which nothing can be seen is empty, and one with an emoji keeps its joiners', () => {
  const nothing = [
    '\u200b',
    '\u200d\u200d',
    ' \u2060\ufeff\n',
    '\u00ad',
    '\u200e\u200f',
    '\u3164',
    '\u2800 \u034f',
    '\ufe0f',
  ]
  for (const value of nothing) {
    expect(text(10).parse(value)).toBe('')
    expect(RequiredNote.safeParse(value).error?.issues[0]?.message).toBe('Write a short note')
    expect(PersonRef.safeParse({ ...ref, name: value }).success).toBe(false)
    expect(MessageInput.shape.title.safeParse(value).error?.issues[0]?.message).toBe('Enter a title')
  }
  for (const value of ['👩\u200d💻', 'a\u200bb', 'نمی\u200cخواهم', '❤\ufe0f']) expect(text(20).parse(value)).toBe(value)
})

test('no free text of a ticket, a person or a place takes a NUL', () => {
  const ticket = { desk: 'technology', category: 'hardware', description: 'No picture at all', assetTag: null }
  const place = { id: null, name: 'Annex' }
  const valid = { ...ticket, place, room: null }
  expect(FileTicketInput.safeParse(valid).success).toBe(true)
  for (const change of [{ title: 'a\0bc' }, { description: `${ticket.description}\0` }, { assetTag: 'a\0' }]) {
    expect(FileTicketInput.safeParse({ ...valid, ...change }).error?.issues[0]?.message).toBe(unstorable)
  }
  for (const schema of [PersonRef, PlaceRef, RoomRef]) {
    expect(schema.safeParse(ref).error?.issues[0]?.message).toBe(unstorable)
  }
  expect(TicketFilter.safeParse({ search: 'a\0' }).success).toBe(false)
  expect(TicketFilter.safeParse({ category: 'a\0' }).success).toBe(false)
})

test('a title made from a description never ends in half an emoji', () => {
  for (let letters = 0; letters < 4; letters++) {
    const title = titleFrom('a'.repeat(letters) + '😀'.repeat(60))
    expect(title.isWellFormed()).toBe(true)
    expect(title.length).toBeLessThanOrEqual(80)
  }
  expect(titleFrom(`?\n${'😀'.repeat(60)}`).isWellFormed()).toBe(true)
})

test('a title made from a description begins with something that can be seen, whatever was pasted before it', () => {
  for (const before of ['\u200b\u200b\u200b\n', '\u200b'.repeat(100), '\ufeff\u00ad\n \u200e'])
    expect(titleFrom(`${before}The projector is broken. Again.`)).toBe('The projector is broken')
})
