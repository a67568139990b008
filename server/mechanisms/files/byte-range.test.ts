import { expect, test } from 'vitest'
import { rangeOf } from './byte-range.ts'
import { attachment, fileName } from './file-name.ts'

test.each([
  [undefined, 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['lines=0-1', 'whole'],
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-200', { from: 90, to: 99 }],
  ['bytes=40-', { from: 40, to: 99 }],
  ['bytes=-30', { from: 70, to: 99 }],
  ['bytes=-300', { from: 0, to: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=20-10', 'none'],
])('the part of a hundred bytes that %s asks for', (header, expected) => {
  expect(rangeOf(header, 100)).toEqual(expected)
})

test.each([
  ['车头.JPG', '车头.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\temp\\photo 1.png', 'photo 1.jpg'],
  ['.htaccess', 'file.jpg'],
  ['..', 'file.jpg'],
  ['a\u202Egpj.exe', 'agpj.jpg'],
  ['x"; filename="evil.html', 'x filenameevil.jpg'],
  ['$(rm -rf).jpg', '(rm -rf).jpg'],
  ['   ', 'file.jpg'],
  [`${'长'.repeat(300)}.jpg`, `${'长'.repeat(80)}.jpg`],
])('R15: the name %j is kept as %j', (given, kept) => {
  expect(fileName(given, 'jpg')).toBe(kept)
})

test('R15: a download name cannot break out of its header', () => {
  expect(attachment('车 头.jpg')).toBe(`attachment; filename="___.jpg"; filename*=UTF-8''%E8%BD%A6%20%E5%A4%B4.jpg`)
})
