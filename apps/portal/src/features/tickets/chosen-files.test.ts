import { maxAttachmentBytes } from '@ocs/contracts/attachments'
import { expect, test } from 'vitest'
import { handOver, sift, sizeInWords, takeOver } from './chosen-files.ts'

const file = (name: string, type = 'image/jpeg', size = 1) => new File([new Uint8Array(size)], name, { type })

test('of too many files the first are taken, and the others are named', () => {
  const files = Array.from({ length: 4 }, (_, at) => file(`${at}.jpg`))
  const { taken, problems } = sift(files, 8)
  expect(taken.map(({ name }) => name)).toEqual(['0.jpg', '1.jpg'])
  expect(problems).toEqual(['2.jpg', '3.jpg'].map(name => `“${name}” was left out: a ticket holds 10 files.`))
})

test('what would be refused is said before it is sent, and does not take the place of another', () => {
  const files = [
    file('film.mov', 'video/quicktime'),
    file('nothing.jpg', 'image/jpeg', 0),
    file('large.jpg', 'image/jpeg', maxAttachmentBytes + 1),
    file('photo.HEIC', ''),
  ]
  const { taken, problems } = sift(files, 9)
  expect(taken.map(({ name }) => name)).toEqual(['photo.HEIC'])
  expect(problems).toEqual([
    '“film.mov” cannot be added. Choose photos (JPEG, PNG, WebP, HEIC) or PDF files.',
    '“nothing.jpg” is empty.',
    '“large.jpg” is larger than 20 MB.',
  ])
})

test('files that were handed over are taken once', () => {
  handOver([file('a.jpg')])
  expect(takeOver().map(({ name }) => name)).toEqual(['a.jpg'])
  expect(takeOver()).toEqual([])
})

test.each([
  [1, '1 KB'],
  [300_000, '293 KB'],
  [5_500_000, '5.2 MB'],
])('%d bytes read as %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})
