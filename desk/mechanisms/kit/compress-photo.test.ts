import { expect, test } from 'vitest'
import { firstSmallEnough, fitInto } from './compress-photo.ts'

test('a photo keeps its shape, is made smaller and never larger', () => {
  expect(fitInto(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
  expect(fitInto(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 })
  expect(fitInto(640, 480, 1600)).toEqual({ width: 640, height: 480 })
})

test('a photo is drawn coarser only as long as it is too large to travel', async () => {
  const drawnAt = async (bytesAtBest: number) => {
    const drawn: number[] = []
    const photo = await firstSmallEnough(async quality => {
      drawn.push(quality)
      return new Blob([new Uint8Array(Math.round(bytesAtBest * (quality / 0.8) ** 2))])
    })
    return { drawn, bytes: photo.size }
  }
  expect(await drawnAt(200_000)).toEqual({ drawn: [0.8], bytes: 200_000 })
  expect((await drawnAt(390_000)).drawn).toEqual([0.8, 0.7])
  expect((await drawnAt(3_000_000)).drawn).toEqual([0.8, 0.7, 0.6, 0.5])
})
