import { expect, test } from 'vitest'
import { base64Of } from './base64.ts'

test('bytes beyond one piece survive the way into base64', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)
  const text = await base64Of(new Blob([bytes]))
  expect(Buffer.from(text, 'base64')).toEqual(Buffer.from(bytes))
})
