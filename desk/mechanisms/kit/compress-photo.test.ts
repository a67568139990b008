import { expect, test } from 'vitest'
import { base64Of, fitInto } from './compress-photo.ts'

test('a photo keeps its shape, is made smaller and never larger', () => {
  expect(fitInto(4000, 3000, 1920)).toEqual({ width: 1920, height: 1440 })
  expect(fitInto(3000, 4000, 1920)).toEqual({ width: 1440, height: 1920 })
  expect(fitInto(640, 480, 1920)).toEqual({ width: 640, height: 480 })
})

test('bytes beyond one piece survive the way into base64', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)
  const text = await base64Of(new Blob([bytes]))
  expect(Buffer.from(text, 'base64')).toEqual(Buffer.from(bytes))
})
