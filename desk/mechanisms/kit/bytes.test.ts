import { expect, test } from 'vitest'
import { bytesText } from './bytes.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 KB'],
  [1536, '1.5 KB'],
  [52_428_800, '50 MB'],
  [13_314_398_618, '12 GB'],
  [9_000_000_000_000_000, '8185 TB'],
])('%d bytes read as %s', (bytes, words) => {
  expect(bytesText(bytes)).toBe(words)
})
