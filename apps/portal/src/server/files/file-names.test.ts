import { expect, test } from 'vitest'
import { disposition, fileName } from './file-names.ts'

test.each([
  ['IMG_0001.HEIC', 'jpg', 'IMG_0001.jpg'],
  ['C:\\Users\\me\\Broken door.png', 'png', 'Broken door.png'],
  ['../../etc/passwd', 'pdf', 'passwd.pdf'],
  ['photo\u202egpj.exe', 'jpg', 'photogpj.jpg'],
  ['a\r\nSet-Cookie: x.jpg', 'jpg', 'aSet-Cookie x.jpg'],
  ['', 'jpg', 'Photo.jpg'],
  ['...', 'pdf', 'Document.pdf'],
  ['.htaccess', 'png', 'Photo.png'],
  [`${'long '.repeat(60)}.jpg`, 'jpg', `${'long '.repeat(20).trim()}.jpg`],
])('%j is called as what it is', (sent, ending, name) => {
  expect(fileName(sent, ending)).toBe(name)
})

test('a name of any letters goes into a header whole, and plain beside', () => {
  expect(disposition('attachment', 'Tür "auf" (1).pdf')).toBe(
    'attachment; filename="Tu_r _auf_ (1).pdf"; filename*=UTF-8\'\'T%C3%BCr%20%22auf%22%20%281%29.pdf',
  )
  expect(() => new Headers({ 'content-disposition': disposition('inline', '照片 📷.jpg') })).not.toThrow()
})
