import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng } from '#domain/kernel/rng.ts'
import { figure, scaled } from '../harness/figures.ts'
import { openWriters, type Writers } from '../harness/writers.ts'

const STOPS = scaled(3, 50)
const stopLimitMs = 10_000

let writers: Writers
beforeAll(async () => {
  writers = await openWriters()
}, 120_000)
afterAll(() => writers.close(), 60_000)

test(`R24: asked ${STOPS} times to stop under load, the server answers what it took, ends in ten seconds and loses nothing`, {
  timeout: scaled(120_000, 1_200_000),
}, async () => {
  const rng = createRng('stops')
  const ends: number[] = []
  await writers.start()
  for (let round = 1; round <= STOPS; round++) {
    await writers.writeUntil(rng.int(20, 400), async () => {
      const { code, ms } = await writers.signal('SIGTERM')
      expect(code, `round ${round} ended by itself`).toBe(0)
      ends.push(ms)
    })
    await writers.start()
    expect(await writers.lost(), `acknowledged and gone after stop ${round}`).toEqual([])
    expect(await writers.half(), `half there after stop ${round}`).toEqual([])
  }
  const slowest = Math.max(...ends)
  expect(slowest).toBeLessThan(stopLimitMs)
  figure({
    promise: 'R24',
    what: `${STOPS} clean stops under load`,
    wanted: '0 acknowledged lost, exit within 10 s',
    got: `0 of ${writers.acknowledged().length} lost, slowest ${(slowest / 1000).toFixed(1)} s`,
  })
})
